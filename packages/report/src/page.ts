import type { Release } from "@needscope/disclosure";
import type { Document } from "./document.ts";

/** The page being made: what it is made from, and the numbers and ids it has given out so far. */
export class Page {
  readonly document: Document;
  readonly release: Release;
  /** Level-2 headings so far, for the list of contents. */
  readonly contents: { readonly id: string; readonly text: string }[] = [];
  /** By name of a table: the first figure that shows it. */
  readonly #shown = new Map<string, number>();
  #figures = 0;
  #tables = 0;
  #sections = 0;

  constructor(document: Document, release: Release) {
    this.document = document;
    this.release = release;
  }

  nextFigure(): number {
    return (this.#figures += 1);
  }

  /** A figure that has a table's numbers beside it. */
  showTable(name: string, figure: number): void {
    if (!this.#shown.has(name)) this.#shown.set(name, figure);
  }

  /** The first figure that shows a table; undefined where none has so far. */
  figureWithTable(name: string): number | undefined {
    return this.#shown.get(name);
  }

  nextTable(): number {
    return (this.#tables += 1);
  }

  /** An id for a heading; level 2 enters the list of contents. */
  headingId(text: string, level: number): string {
    const id = `section-${(this.#sections += 1)}`;
    if (level === 2) this.contents.push({ id, text });
    return id;
  }
}

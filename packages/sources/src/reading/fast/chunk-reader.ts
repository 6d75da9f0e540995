import type { Source } from "../../source.ts";
import { UnusableFileError } from "../../unusable-file-error.ts";
import type { Encoding } from "../encoding-of.ts";
import { withoutFooter } from "../footer-start.ts";
import { isBlank } from "../is-blank.ts";
import { linesAbove } from "../lines-above.ts";
import { readHeader } from "../read-header.ts";
import type { Rows } from "../rows.ts";
import { splitLines } from "../split-lines.ts";
import { FastGear, type GearPlan } from "./fast-gear.ts";
import { type Chunk, emptyChunk } from "./field-boundaries.ts";

/** Bytes of a file that are read at a time; a longer line makes it more. */
const chunkRoom = 1 << 18;
/** Bytes at the start in which the header and a line of data are looked for. */
const headRoom = 1 << 16;
/** A line of more bytes is no line of a table. */
const mostLineBytes = 1 << 28;
const lineFeed = 0x0a;

/** What a chunk reader is made for. */
export interface ReaderPlan extends Omit<GearPlan, "header" | "above"> {
  readonly source: Source;
  readonly file: string;
  /** Throws where bytes are not what they are taken for. */
  readonly prove: (bytes: Uint8Array) => void;
}

/** Gathers the bytes of a file into chunks of whole lines, finds the header in the first, and has the gear read them. */
export class ChunkReader {
  readonly #plan: ReaderPlan;
  #gear: FastGear | undefined;
  #chunk = emptyChunk(chunkRoom, 1);
  #length = 0;
  /** Bytes of the file before the chunk. */
  #before = 0;
  #footer: Rows["footer"] = [];

  constructor(plan: ReaderPlan) {
    this.#plan = plan;
  }

  /** Rows kept since they were last taken. */
  get rows(): number {
    return this.#gear?.rows ?? 0;
  }

  /** Takes in as many of the bytes as there is room for, and says how many. */
  fill(bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, this.#chunk.room - this.#length);
    this.#chunk.bytes.set(taken === bytes.length ? bytes : bytes.subarray(0, taken), this.#length);
    this.#length += taken;
    return taken;
  }

  isFull(): boolean {
    return this.#length === this.#chunk.room;
  }

  /**
   * Reads the whole lines that were taken in.
   *
   * @param last whether the file ends with them
   * @returns false where the file is not for the fast gear
   */
  read(last: boolean): boolean {
    const { bytes } = this.#chunk;
    const lines = bytes.subarray(0, this.#length).lastIndexOf(lineFeed) + 1;
    if (last && lines === 0 && this.#gear === undefined) return false;
    if (last && lines < this.#length) {
      bytes[this.#length] = lineFeed;
      this.#length += 1;
    }
    const to = last ? this.#length : lines;
    const at = to === 0 ? 0 : this.#readLines(to, last);
    if (at < 0) return false;
    this.#chunk.bytes.copyWithin(0, at, this.#length);
    this.#length -= at;
    this.#before += at;
    if (at === 0 && !last) this.#widen();
    return true;
  }

  /** What has been read since the last time. */
  take(encoding: Encoding): Rows {
    return this.#gear!.take(encoding, this.#footer);
  }

  #readLines(to: number, last: boolean): number {
    const bytes = this.#chunk.bytes.subarray(0, to);
    this.#plan.prove(bytes);
    let from = 0;
    if (this.#gear === undefined) {
      const found = headerOf(this.#plan, bytes);
      if (found === undefined) return -1;
      const { header } = found;
      this.#gear = new FastGear({ ...this.#plan, ...found });
      this.#chunk = withRoom(this.#chunk, { room: this.#chunk.room, columnCount: header.columnCount });
      from = afterLines(bytes, header.line + header.lines);
    }
    const end = this.#plan.source.footer === undefined ? to : this.#beforeFooter(bytes, from, last);
    if (end < to && last) this.#length = end;
    return end === from ? from : this.#gear.read(this.#chunk, { from, to: end, last, before: this.#before });
  }

  /** Where the footer starts; before the end of the file, where it might at the earliest. */
  #beforeFooter(bytes: Buffer, from: number, last: boolean): number {
    const { source } = this.#plan;
    if (!last) return Math.max(from, startOfLastLines(bytes, source));
    const all = splitLines(bytes.toString("utf8", from));
    const { lines, footer } = withoutFooter(all, { source, first: 0 });
    this.#footer = footer;
    return from + afterLines(bytes.subarray(from), lines.count);
  }

  /** A longer line than there was room for, or a record of lines that have to be seen together. */
  #widen(): void {
    const { room, columnCount } = this.#chunk;
    if (room >= mostLineBytes) {
      throw new UnusableFileError(this.#plan.file, {
        code: "line-length",
        message:
          "it has a line of over 256 million bytes, so it is no table; export it again as CSV (UTF-8).",
      });
    }
    this.#chunk = withRoom(this.#chunk, { room: room * 2, columnCount });
  }
}

function withRoom(
  { bytes }: Chunk,
  { room, columnCount }: { readonly room: number; readonly columnCount: number },
): Chunk {
  const chunk = emptyChunk(room, columnCount);
  chunk.bytes.set(bytes);
  return chunk;
}

function headerOf(
  { source, file }: { readonly source: Source; readonly file: string },
  bytes: Buffer,
): Pick<GearPlan, "header" | "above"> | undefined {
  const room = bytes.length <= headRoom ? bytes.length : bytes.lastIndexOf(lineFeed, headRoom - 1) + 1;
  try {
    const lines = splitLines(bytes.toString("utf8", 0, room || bytes.length));
    const header = readHeader(source, lines, file);
    return { header, above: linesAbove(lines, header) };
  } catch (error) {
    if (error instanceof UnusableFileError) return undefined;
    throw error;
  }
}

function afterLines(bytes: Buffer, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line += 1) at = bytes.indexOf(lineFeed, at) + 1;
  return at;
}

/** Where the lines start that may be a footer: as many lines that are not blank as one may take. */
function startOfLastLines(bytes: Buffer, { footer, delimiter }: Source): number {
  let left = typeof footer === "object" ? footer.most : (footer ?? 0);
  let at = bytes.length;
  while (left > 0 && at > 0) {
    const start = at < 2 ? 0 : bytes.lastIndexOf(lineFeed, at - 2) + 1;
    if (!isBlank(bytes.toString("utf8", start, at), delimiter === "detect" ? "," : delimiter)) left -= 1;
    at = start;
  }
  return at;
}

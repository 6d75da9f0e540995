import type { Remark, SourceDraft } from "@needscope/sources";
import { Document, isMap, isSeq, type YAMLMap } from "yaml";

/**
 * A drafted declaration as YAML, with every remark as a comment above what it is about.
 *
 * @param file the extract, as it is told in the first lines
 * @example
 * draftYaml(draftSource({ file: "rent.csv", bytes }), "rent.csv");
 */
export function draftYaml(draft: SourceDraft, file: string): string {
  const { description, remarks } = draft;
  const document = new Document(description, { keepUndefined: false });
  document.commentBefore = lines([
    {
      kind: "why",
      text: `Drafted from ${file}: read it, mend it, then: needscope check <this file> ${file}`,
    },
    ...remarks,
  ]);
  const fields = document.get("fields");
  if (isSeq(fields)) fields.items.filter(isMap).forEach((item, i) => dress(item, i, draft));
  return `${document.toString({ lineWidth: 118 }).trimEnd()}\n`;
}

/** Short fields stand on one line; a list of codes is easier to write meanings into on lines of its own. */
function dress(item: YAMLMap, place: number, { fieldRemarks, personal }: SourceDraft): void {
  const name = String(item.get("name"));
  const about = personal.get(name);
  const told = [
    ...(about === undefined
      ? []
      : [{ kind: "look" as const, text: `personal data by the look of it: ${about}` }]),
    ...(fieldRemarks.get(name) ?? []),
  ];
  item.flow = !item.has("codes");
  if (told.length === 0) return;
  item.spaceBefore = place > 0;
  item.commentBefore = lines(told);
}

const words = { why: "", look: "LOOK: ", ask: "ASK: " } as const;

function lines(remarks: readonly Remark[]): string {
  return remarks.map(({ kind, text }) => ` ${words[kind]}${text}.`).join("\n");
}

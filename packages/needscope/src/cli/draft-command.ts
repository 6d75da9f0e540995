import { basename } from "node:path";
import { draftSource, type SourceDraft } from "@needscope/sources";
import { draftYaml } from "../draft-yaml.ts";
import { readBytes, writeNew } from "./files.ts";

/**
 * `needscope check --draft <file>`: proposes the declaration of an extract that was never declared, as YAML on stdout or
 * in a file; what was found and what to ask goes to stderr.
 */
export async function draft(
  file: string,
  { out, sheet }: { readonly out?: string; readonly sheet?: string },
): Promise<void> {
  const drafted = draftSource({ file: basename(file), bytes: await readBytes(file) }, { sheet });
  const yaml = draftYaml(drafted, basename(file));
  if (out === undefined) process.stdout.write(yaml);
  else await writeNew(out, yaml);
  process.stderr.write(`${summary(drafted, basename(file)).join("\n")}\n${next(file, out)}\n`);
}

function summary(drafted: SourceDraft, file: string): string[] {
  const { description, rows } = drafted;
  const say = (count: number) => count.toLocaleString("en-GB");
  const width = Math.max(...description.fields.map(({ name }) => name.length));
  return [
    `${file}: ${kindOfFile(drafted)}, ${say(rows)} rows, ${say(description.fields.length)} columns`,
    ...description.fields.map((field) => `  ${field.name.padEnd(width)}  ${kindWords(field)}`),
    ...personalLines(drafted),
    ...told(drafted),
  ];
}

function kindOfFile({ kind, encoding, description }: SourceDraft): string {
  if (kind === "csv")
    return `${encoding.name} (${encoding.because}), columns parted by ${partedBy(description)}`;
  return `${kind} workbook${description.sheet === undefined ? "" : `, sheet ${description.sheet}`}`;
}

function partedBy({ delimiter = "," }: SourceDraft["description"]): string {
  return { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", detect: "what is found" }[delimiter];
}

function kindWords(field: SourceDraft["description"]["fields"][number]): string {
  const detail =
    field.kind === "date"
      ? ` ${field.format}`
      : field.kind === "code"
        ? ` (${String(Object.keys(field.codes).length)} codes)`
        : field.kind === "area"
          ? ` (${(field.levels ?? []).join(", ")})`
          : "";
  return `${field.kind}${detail}${field.required === true ? ", always filled" : ""}`;
}

function personalLines({ personal }: SourceDraft): string[] {
  if (personal.size === 0) return [];
  const fields = [...personal].map(([name, what]) => `${name} (${what})`).join(", ");
  return [
    `Personal by the look of it, and others may be: ${fields}. Drop what is not needed; publish none of it.`,
  ];
}

/** Remarks in a few lines: what is said of several fields is said once. */
function told({ remarks, fieldRemarks }: SourceDraft): string[] {
  const fieldsOf = new Map<string, string[]>();
  for (const [name, each] of [...remarks.map((one) => ["", [one]] as const), ...fieldRemarks]) {
    for (const { kind, text } of each) {
      if (kind === "why") continue;
      const words = `${kind}:${text}`;
      fieldsOf.set(words, [...(fieldsOf.get(words) ?? []), ...(name === "" ? [] : [name])]);
    }
  }
  return [...fieldsOf].map(([words, names]) => {
    const [kind, text] = [words.startsWith("ask") ? "Ask" : "Look", words.slice(words.indexOf(":") + 1)];
    return `${kind}: ${names.length > 0 ? `${names.join(", ")}: ` : ""}${text}.`;
  });
}

function next(file: string, out: string | undefined): string {
  if (out === undefined)
    return `Keep it with --out my-source.yaml, then: needscope check my-source.yaml ${file}`;
  return `Written to ${out}. Now: needscope check ${out} ${file}`;
}

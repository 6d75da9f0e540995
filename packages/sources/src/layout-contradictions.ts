import type { Contradiction, SourceParts } from "./contradictions.ts";
import { groupNames } from "./group-names.ts";

/**
 * What does not hold together between a source's layout and its fields: a field that nothing fills, a layout that
 * names a field which is not there, a period that could be read in two ways.
 *
 * @example
 * [...layoutContradictions(source)]; // []
 */
export function* layoutContradictions(source: SourceParts): Generator<Contradiction> {
  yield* namedFields(source);
  yield* unfilledFields(source);
  yield* ambiguousPeriods(source);
  yield* undatedCodes(source);
}

function* namedFields({ fields, unpivot, otherRecords }: SourceParts): Generator<Contradiction> {
  const names = new Set(fields.map(({ name }) => name));
  const asked = [
    ...longNames(unpivot).map((name) => ({ name, path: ["unpivot"] })),
    ...(otherRecords === undefined ? [] : [{ name: otherRecords.field, path: ["otherRecords", "field"] }]),
    ...fields.flatMap((field, i) =>
      field.kind === "state" ? [{ name: field.of, path: ["fields", i, "of"] }] : [],
    ),
  ];
  for (const { name, path } of asked) {
    if (names.has(name)) continue;
    yield { message: `Unknown field "${name}". Known: ${[...names].join(", ")}.`, path };
  }
}

function* unfilledFields({ fields, unpivot, headerRows }: SourceParts): Generator<Contradiction> {
  const long = new Set(longNames(unpivot));
  for (const [i, field] of fields.entries()) {
    const byHeader = field.header.length > 0 || field.headerPattern !== undefined;
    const path = ["fields", i];
    if (long.has(field.name) || field.kind === "state") {
      if (byHeader || field.column !== undefined)
        yield { message: `"${field.name}" has no column of its own.`, path };
    } else if (byHeader && headerRows === 0) {
      yield { message: "A file without a header has no such column: say column.", path };
    } else if (!byHeader && field.column === undefined) {
      yield { message: "Say the column's header, headerPattern or column.", path };
    }
  }
}

function* ambiguousPeriods({ fields }: SourceParts): Generator<Contradiction> {
  for (const [i, field] of fields.entries()) {
    if (field.kind !== "period" || !field.forms.includes("month")) continue;
    if (!field.forms.some((form) => form.endsWith("-year") && form !== "calendar-year")) continue;
    yield {
      message: "2011-12 would be a month and two years: declare one of them.",
      path: ["fields", i, "forms"],
    };
  }
}

function* undatedCodes({ fields }: SourceParts): Generator<Contradiction> {
  for (const [i, field] of fields.entries()) {
    if (field.kind !== "code") continue;
    const path = ["fields", i, "validOn"];
    const dated = Object.values(field.codes).some((meaning) => typeof meaning !== "string");
    const { validOn } = field;
    if (dated && validOn === undefined) {
      yield { message: "Codes have dates: say on which day they must be in force.", path };
    }
    const isDay = validOn !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(validOn);
    const isField = fields.some(({ name, kind }) => name === validOn && kind === "date");
    if (validOn !== undefined && !isDay && !isField) {
      yield { message: `"${validOn}" is neither a date field nor a day (yyyy-mm-dd).`, path };
    }
  }
}

function longNames(unpivot: SourceParts["unpivot"]): string[] {
  if (unpivot === undefined) return [];
  return [...groupNames(unpivot.columns), unpivot.value, ...unpivot.beside.map(({ field }) => field)];
}

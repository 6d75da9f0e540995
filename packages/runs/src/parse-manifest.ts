import {
  manifestFormat,
  type Manifest,
  type ManifestFigure,
  type ManifestInput,
  type ManifestOutput,
} from "./manifest.ts";

/**
 * Checks the text of a `manifest.json`.
 *
 * @param folder where it stood, for the sentence of an error
 * @throws Error with the place of the first thing that is wrong.
 */
export function parseManifest(text: string, folder: string): Omit<Manifest, "started"> {
  const here = (place: string, expected: string): never => {
    throw new Error(`The manifest of ${folder} is damaged: ${place} should be ${expected}.`);
  };
  const checks = checksThat(here);
  const manifest = checks.object(jsonOf(text, here), "it");
  if (manifest.format !== manifestFormat)
    here("format", `${manifestFormat}, the form that this version reads`);
  return {
    needscope: checks.text(manifest.needscope, "needscope"),
    name: checks.text(manifest.name, "name"),
    asOf: checks.text(manifest.asOf, "asOf"),
    definition: manifest.definition,
    inputs: checks
      .list(manifest.inputs, "inputs")
      .map((item, index) => input(item, `inputs[${index}]`, checks)),
    figures: checks
      .list(manifest.figures, "figures")
      .map((item, index) => figure(item, `figures[${index}]`, checks)),
    outputs: checks
      .list(manifest.outputs, "outputs")
      .map((item, index) => output(item, `outputs[${index}]`, checks)),
    notes: checks.list(manifest.notes, "notes").map((item, index) => checks.text(item, `notes[${index}]`)),
    ...(manifest.seed === undefined ? {} : { seed: checks.number(manifest.seed, "seed") }),
    ...(manifest.policy === undefined ? {} : { policy: manifest.policy }),
    ...(manifest.quality === undefined ? {} : { quality: manifest.quality }),
  };
}

type Refusal = (place: string, expected: string) => never;

function jsonOf(text: string, here: Refusal): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return here("it", "JSON");
  }
}

function checksThat(here: Refusal) {
  return {
    object(value: unknown, place: string): Readonly<Record<string, unknown>> {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
      return here(place, "an object");
    },
    list(value: unknown, place: string): readonly unknown[] {
      return Array.isArray(value) ? value : here(place, "a list");
    },
    text(value: unknown, place: string): string {
      return typeof value === "string" && value !== "" ? value : here(place, "a text");
    },
    number(value: unknown, place: string): number {
      return typeof value === "number" ? value : here(place, "a number");
    },
    count(value: unknown, place: string): number {
      return Number.isSafeInteger(value) && (value as number) >= 0
        ? (value as number)
        : here(place, "a whole number");
    },
    flag(value: unknown, place: string): boolean {
      return typeof value === "boolean" ? value : here(place, "true or false");
    },
    hash(value: unknown, place: string): string {
      return typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
        ? value
        : here(place, "a SHA-256 in hex");
    },
    refuse: here,
  };
}

type Checks = ReturnType<typeof checksThat>;

function input(value: unknown, place: string, checks: Checks): ManifestInput {
  const { source, file, bytes, sha256, account } = checks.object(value, place);
  return {
    source: checks.text(source, `${place}.source`),
    file: checks.text(file, `${place}.file`),
    bytes: checks.count(bytes, `${place}.bytes`),
    sha256: checks.hash(sha256, `${place}.sha256`),
    account: lines(account, `${place}.account`, checks),
  };
}

function lines(value: unknown, place: string, checks: Checks): ManifestInput["account"] {
  const found = checks.object(value, place);
  const [all, header, accepted, quarantined, blank] = (
    ["lines", "header", "accepted", "quarantined", "blank"] as const
  ).map((key) => checks.count(found[key], `${place}.${key}`)) as [number, number, number, number, number];
  const aside = found["aside"] === undefined ? 0 : checks.count(found["aside"], `${place}.aside`);
  if (all !== header + accepted + quarantined + blank + aside) {
    checks.refuse(`${place}.lines`, "the sum of header, accepted, quarantined, blank and aside");
  }
  return { lines: all, header, accepted, quarantined, blank, ...(aside > 0 ? { aside } : {}) };
}

function figure(value: unknown, place: string, checks: Checks): ManifestFigure {
  const found = checks.object(value, place);
  return {
    name: checks.text(found.name, `${place}.name`),
    title: checks.text(found.title, `${place}.title`),
    value: typeof found.value === "number" ? found.value : checks.text(found.value, `${place}.value`),
    unit: checks.text(found.unit, `${place}.unit`),
  };
}

function output(value: unknown, place: string, checks: Checks): ManifestOutput {
  const { path, bytes, sha256, restricted } = checks.object(value, place);
  return {
    path: checks.text(path, `${place}.path`),
    bytes: checks.count(bytes, `${place}.bytes`),
    sha256: checks.hash(sha256, `${place}.sha256`),
    restricted: checks.flag(restricted, `${place}.restricted`),
  };
}

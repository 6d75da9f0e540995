import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainUnit, readRunDefinition, runNeedscope } from "needscope";
import { afterAll, beforeAll, expect, it } from "vitest";

// The bundled synthetic run, with one rent account whose balance is damaged.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "needscope-set-aside-"));
  cpSync("datasets/croydon-gateway", folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function damage(): { readonly family: string } {
  const path = join(folder, "rent-accounts.csv");
  const lines = readFileSync(path, "latin1").split("\n");
  const families = new Map(
    readFileSync(join(folder, "truth/person-key.csv"), "utf8")
      .split("\n")
      .map((line) => line.split(","))
      .flatMap(([extract, ref, , family]) =>
        extract === "rent-arrears" && family ? [[ref!, family] as const] : [],
      ),
  );
  const at = lines.findIndex(
    (line) =>
      /^\d{6}\/\d{2},[^",]*,[^,]*,\d*,[\d.]+,\d+\.\d\d,/.test(line) && families.has(line.split(",")[0]!),
  );
  const cells = lines[at]!.split(",");
  writeFileSync(path, lines.with(at, cells.with(5, "ninety").join(",")).join("\n"), "latin1");
  return { family: families.get(cells[0]!)! };
}

it("a family whose record was set aside is not known from that source, and is told so, never as without one", async () => {
  const { family } = damage();
  const lines: string[] = [];
  const to = join(folder, "run");
  const located = await readRunDefinition(join(folder, "needscope.yaml"), { data: folder });
  const { figures } = await runNeedscope(located, {
    to,
    now: () => new Date(0),
    log: (line) => lines.push(line),
  });
  expect(lines).toContain("Not known from rent-arrears: 1 family of whom records were set aside");
  expect(figures.some(({ notKnown = 0 }) => notKnown > 0)).toBe(true);
  const { indicators } = await explainUnit(family, to);
  expect(indicators.find(({ name }) => name === "rent-arrears")?.shown).toBe(
    "not known: 1 record was set aside",
  );
});

it("families whose records among the members were all set aside are counted for the run's owner, and the report says so", async () => {
  const path = join(folder, "gateway-people.csv");
  const [header, ...lines] = readFileSync(path, "utf8").split("\n");
  const keys = readFileSync(join(folder, "truth/person-key.csv"), "utf8").split("\n");
  const family = keys.map((line) => line.split(",")).find(([extract]) => extract === "gateway-people")![3]!;
  const refs = new Set(
    keys
      .map((line) => line.split(","))
      .flatMap(([extract, ref, , own]) => (extract === "gateway-people" && own === family ? [ref!] : [])),
  );
  const broken = lines.map((line) => {
    const ref = line.split(",").find((cell) => refs.has(cell));
    return ref === undefined ? line : line.replace(/\d{2}\/\d{2}\/\d{4}/, "31/02/2016");
  });
  writeFileSync(path, [header, ...broken].join("\n"));
  const said: string[] = [];
  const to = join(folder, "lost");
  const located = await readRunDefinition(join(folder, "needscope.yaml"), { data: folder });
  const { manifest } = await runNeedscope(located, {
    to,
    now: () => new Date(0),
    log: (line) => said.push(line),
  });
  expect(said).toContain(
    "Not in this run, by gateway-people: 1 family whose records there were all set aside",
  );
  const words = "Families whose records among the members were all set aside are not in this run.";
  expect(manifest.notes).toContain(words);
  expect(readFileSync(join(to, "financial-pressure.html"), "utf8")).toContain(words);
});

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

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainUnit, readRunDefinition, runNeedscope } from "needscope";
import { afterAll, beforeAll, expect, it } from "vitest";

// The bundled run as if it were of real families: then the key matters.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "needscope-key-"));
  const yaml = readFileSync("datasets/croydon-gateway/needscope.yaml", "utf8");
  writeFileSync(join(folder, "needscope.yaml"), yaml.replace(/^synthetic:.*$/m, ""));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const located = () => readRunDefinition(join(folder, "needscope.yaml"), { data: "datasets/croydon-gateway" });
const now = () => new Date(0);

it("refuses a key inside the run's folder, which the next run replaces", async () => {
  const to = join(folder, "run");
  await expect(runNeedscope(await located(), { to, now, keyFile: join(to, "key") })).rejects.toThrow(
    "The key of the pseudonyms must lie outside the run's folder, which the next run replaces.",
  );
  expect(existsSync(to)).toBe(false);
});

it("is made by the first run, used by the next, and never made by explain", async () => {
  const [to, keyFile] = [join(folder, "run"), join(folder, "key")];
  await runNeedscope(await located(), { to, now, keyFile });
  const key = readFileSync(keyFile, "utf8");
  expect(key).toMatch(/^[0-9a-f]{64}\n$/);
  const list = () => readFileSync(join(to, "restricted/family-list.csv"), "utf8");
  const first = list();
  await runNeedscope(await located(), { to, now, keyFile });
  expect(list()).toBe(first);
  expect(readFileSync(keyFile, "utf8")).toBe(key);

  const pseudonym = first.split("\n")[1]!.split(",")[0]!;
  expect((await explainUnit(pseudonym, to, { keyFile })).unit).toMatch(/^FAM\d{5}$/);
  const other = join(folder, "other-key");
  await expect(explainUnit(pseudonym, to, { keyFile: other })).rejects.toThrow(
    /There is no key of pseudonyms at/,
  );
  expect(existsSync(other)).toBe(false);
});

import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRunDefinition, runNeedscope } from "needscope";
import { afterAll, beforeAll, expect, it } from "vitest";

// A run over zones that is given last month's: which zones have another rank, and whether new data or changed rules
// moved them. Last month's is a copy of the bundled data (synthetic) that lacks every second case of homelessness.
let folder: string;
const now = () => new Date(0);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "needscope-since-"));
  const data = join(folder, "last-month");
  cpSync("datasets/dorset-zones", data, { recursive: true });
  const cases = readFileSync(join(data, "homelessness.csv"), "utf8").split("\n");
  const kept = cases.filter((_, line) => line === 0 || line % 2 === 1 || line < cases.length / 2);
  writeFileSync(join(data, "homelessness.csv"), kept.join("\n"));
  const located = await readRunDefinition(join(data, "needscope.yaml"));
  await runNeedscope(located, { to: join(folder, "before"), now });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function since(previous: string, change?: (yaml: string) => string): Promise<string> {
  const data = join(folder, "now");
  cpSync("datasets/dorset-zones", data, { recursive: true });
  const yaml = join(data, "needscope.yaml");
  if (change) writeFileSync(yaml, change(readFileSync(yaml, "utf8")));
  const to = join(folder, "after");
  const located = await readRunDefinition(yaml);
  await runNeedscope(located, { to, now, previous: join(folder, previous) });
  const html = readFileSync(join(to, "zone-need.html"), "utf8");
  return /Since the run as of 31 March 2016:<\/strong> (.*?)<\/p>/s.exec(html)?.[1] ?? "";
}

it("names new data as the cause where data alone have changed", async () => {
  const words = await since("before");
  expect(words).toMatch(
    /Within the range of the rank, so chance alone could do it: .* went from rank \d to rank \d \(by new data, above all homelessness\)/,
  );
  expect(words).not.toMatch(/changed rules|changed code/);
});

it("names changed rules where the weights have changed too", async () => {
  const words = await since("before", (yaml) =>
    yaml.replace(
      "{ indicator: sole-registrations, weight: 1 }",
      "{ indicator: sole-registrations, weight: 9 }",
    ),
  );
  expect(words).toMatch(/by changed rules, above all /);
});

it("says that no rank has changed where nothing has", async () => {
  await since("before");
  cpSync(join(folder, "after"), join(folder, "same"), { recursive: true });
  expect(await since("same")).toBe("None of 7 zones has another rank.");
});

it("keeps what the next run compares with for its owner, and trusts no file that was changed", async () => {
  const kept = join(folder, "before", "restricted", "zone-scores.json");
  if (process.platform !== "win32") expect(statSync(kept).mode & 0o777).toBe(0o600);
  appendFileSync(kept, " ");
  expect(await since("before")).toContain("restricted/zone-scores.json has been changed");
});

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const readme = readFileSync("README.md", "utf8");

it("the README's ten lines print what it says they print", async () => {
  const [, code, promised] = /^```ts\n([^]*?)^```\n[^]*?^```text\n([^]*?)^```$/m.exec(readme)!;
  // Node's --eval takes plain JavaScript; the README's only types are "as const".
  const plain = code!.replaceAll(" as const", "");
  const flags = ["--conditions=needscope-source", "--import", "tsx", "--input-type=module", "--eval", plain];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  expect(stdout).toBe(promised);
});

it("every file that the README points at is there", () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
  expect(links.length).toBeGreaterThan(20);
});

it("the README has its two commands", () => {
  expect(readme).toMatch(/^npm start /m);
  expect(readme).toMatch(/^npm test /m);
});

import { execFile } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, it } from "vitest";
import { readmeExample } from "./readme-example.ts";

const readme = readFileSync("README.md", "utf8");
const readmes = [
  "README.md",
  "reports/README.md",
  ...readdirSync("packages").map((name) => `packages/${name}/README.md`),
];

it.each(readmes)("the first example of %s prints what it says it prints", async (file) => {
  const { code, output } = readmeExample(file);
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const plain = ts.transpileModule(code, { compilerOptions: options }).outputText;
  const flags = ["--conditions=needscope-source", "--import", "tsx", "--input-type=module", "--eval", plain];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  expect(trimmed(stdout)).toEqual(trimmed(output));
});

function trimmed(text: string): string[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
}

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

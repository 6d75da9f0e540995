import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { proveCount } from "../prove-count.ts";
import { readmeExample } from "./readme-example.ts";
import { runNode, runNpm } from "./run-command.ts";
import type { CommandResult } from "./run-command.ts";
import { root, workspacePackages } from "./workspace.ts";
import type { WorkspacePackage } from "./workspace.ts";

// Each package as those meet it who import it: packed, installed in an empty folder, its README's first example
// run there. The sample is scoring, the package that other tools import.
const all = workspacePackages().sort((a, b) => Number(isScoring(b)) - Number(isScoring(a)));
const count = proveCount("pack", { sample: 1, full: 16 });

const temporary = mkdtempSync(join(tmpdir(), "needscope-pack-"));
// Packing compiles and installing downloads: minutes, on a machine that does other things too.
const patience = { timeout: 600_000 };
const tarballs = new Map<string, string>();

afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

test("the long check packs every package", () => {
  expect(all).toHaveLength(16);
});

describe.each(all.slice(0, count).map((pkg) => ({ pkg, name: pkg.manifest.name })))(
  "$name",
  ({ pkg, name }) => {
    test("packs into a tarball in which publint and attw find nothing", patience, async () => {
      const tarball = await packed(pkg);
      const publint = [join(root, "node_modules/publint/src/cli.js"), tarball, "--strict"];
      const attw = [join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"), tarball];
      expect(succeeded(await runNode(publint, temporary))).toContain("All good!");
      succeeded(await runNode([...attw, "--profile", "esm-only", "--no-definitely-typed"], temporary));
    });

    test(
      "installs in an empty folder, where its README's first example compiles and prints what it says",
      patience,
      async (context) => {
        const folder = await installed(pkg, context);
        const { code, output } = readmeExample(`${pkg.folder}/README.md`);
        writeFileSync(join(folder, "example.mts"), code);
        succeeded(await runNode([join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder));

        const { outputText } = ts.transpileModule(code, {
          compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
        });
        writeFileSync(join(folder, "example.mjs"), outputText);
        const printed = succeeded(await runNode(["example.mjs"], folder));
        expect(trimmedLines(printed)).toEqual(trimmedLines(output));

        if (name === "@needscope/sources") {
          writeFileSync(join(folder, "cores.mjs"), readingOnTwoCores);
          expect(succeeded(await runNode(["cores.mjs"], folder)).trim()).toBe("worker-1 2, worker-2 2");
        }
        if (name === "@needscope/scoring") expect(installedNames(folder)).toEqual(scoringBrings);
        if (name !== "needscope") expect(nativeFiles(folder)).toEqual([]);
      },
    );
  },
);

// The worker's program is found beside the packed one, too.
const readingOnTwoCores = `
import { writeFileSync } from "node:fs";
import { defineSource } from "@needscope/sources";
import { readExtractsOnCores } from "@needscope/sources/cores";
const files = [1, 2].map((i) => {
  const [name, path] = ["worker-" + i, "worker-" + i + ".csv"];
  writeFileSync(path, "Ref\\nA\\nB\\n");
  const fields = [{ name: "ref", header: "Ref", kind: "id" }];
  return { source: defineSource({ name, title: name, about: "Invented.", fields }), path };
});
const extracts = await readExtractsOnCores(files, { cores: 2, leastBytes: 0 });
console.log(extracts.map(({ source, account }) => source.name + " " + account.accepted).join(", "));
`;

// No data frame, no charts, no native code: scoring drops into any tool.
const scoringBrings = ["@needscope/rules", "@needscope/scoring", "@needscope/stats", "zod"];

function isScoring({ manifest }: WorkspacePackage): boolean {
  return manifest.name === "@needscope/scoring";
}

async function packed(pkg: WorkspacePackage): Promise<string> {
  const known = tarballs.get(pkg.manifest.name);
  if (known !== undefined) return known;
  const folder = join(root, pkg.folder);
  succeeded(await runNpm(["pack", "--silent", "--pack-destination", temporary], folder));
  const file = `${pkg.manifest.name.replace("@", "").replace("/", "-")}-${pkg.manifest.version}.tgz`;
  tarballs.set(pkg.manifest.name, join(temporary, file));
  return join(temporary, file);
}

async function installed(pkg: WorkspacePackage, context: TestContext): Promise<string> {
  const folder = join(temporary, pkg.folder.replace("/", "-"));
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(consumersTsconfig));
  const files: string[] = [];
  for (const needed of closureOf(pkg)) files.push(await packed(needed));

  const quick = ["--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=30000"];
  const result = await runNpm(["install", ...quick, ...files], folder);
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/.test(
      result.stderr,
    )
  ) {
    context.skip("the package registry cannot be reached");
  }
  succeeded(result);
  if (pkg.manifest.name === "@needscope/danfo") linkDanfo(folder);
  return folder;
}

// What the example stands in: a new project's own settings, with Node's types taken from this one.
const consumersTsconfig = {
  compilerOptions: {
    target: "ES2023",
    module: "NodeNext",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    typeRoots: [join(root, "node_modules/@types")],
    types: ["node"],
  },
  files: ["example.mts"],
};

function closureOf(pkg: WorkspacePackage): WorkspacePackage[] {
  const found = new Set([pkg]);
  for (const { manifest } of found) {
    for (const other of all) if (other.manifest.name in manifest.dependencies) found.add(other);
  }
  return [...found];
}

// The optional peer is 335 MB and needs overrides (see its README): the copy that the project has must do.
function linkDanfo(folder: string): void {
  symlinkSync(join(root, "node_modules/danfojs-node"), join(folder, "node_modules/danfojs-node"), "junction");
}

function installedNames(folder: string): string[] {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: object };
  const paths = Object.keys(lock.packages).filter((path) => path !== "");
  return paths.map((path) => path.replace(/^.*node_modules\//, "")).sort();
}

function nativeFiles(folder: string): string[] {
  const files = readdirSync(join(folder, "node_modules"), { recursive: true, encoding: "utf8" });
  return files.filter((path) => /\.(node|so|dll|dylib|exe)$/.test(path));
}

function trimmedLines(text: string): string[] {
  const lines = text.replaceAll("\r\n", "\n").trim().split("\n");
  return lines.map((line) => line.trimEnd());
}

function succeeded({ code, stdout, stderr }: CommandResult): string {
  expect(code, `${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The whole project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A package.json, as far as the conformance tests read it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  /** The doors of the package: "." and those beside it, such as "./cores". */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** A package of the workspace: its folder from the root ("packages/stats") and its manifest. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** All packages of the workspace, `packages/*` and `reports`, by name. */
export function workspacePackages(): WorkspacePackage[] {
  const folders = [...readdirSync(join(root, "packages")).map((name) => `packages/${name}`), "reports"];
  return folders
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({ folder, manifest: readManifest(folder) }));
}

/** The manifest in a folder of the project; "." is the project's own. */
export function readManifest(folder: string): Manifest {
  const raw = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Partial<Manifest>;
  const none = { dependencies: {}, devDependencies: {}, peerDependencies: {}, exports: {} };
  return { ...none, name: "", version: "", ...raw };
}

/** A TypeScript file of the project: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** All .ts files under a folder of the project, in order of path; none when there is no such folder. */
export function sourceFiles(folder: string): SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a file imports, re-exports or loads with `import()`, as written. */
export function importsOf(file: SourceFile): string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The file as TypeScript's syntax tree. */
export function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
}

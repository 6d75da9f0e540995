import { posix } from "node:path";
import { isBuiltin } from "node:module";
import { expect, test } from "vitest";
import { importsOf, readManifest, sourceFiles, workspacePackages } from "./workspace.ts";
import type { WorkspacePackage } from "./workspace.ts";

// Who imports whom, and from which layer: the house's plan. A change here is a change of the plan, and says why
// in its commit. Data walks up; nothing imports its own layer or one above.
const plan: Record<string, { layer: number; imports: string[] }> = {
  "@needscope/stats": { layer: 0, imports: [] },
  "@needscope/table": { layer: 0, imports: [] },
  "@needscope/rules": { layer: 0, imports: [] },
  "@needscope/disclosure": { layer: 0, imports: [] },
  "@needscope/sources": { layer: 1, imports: ["rules", "table"] },
  "@needscope/areas": { layer: 1, imports: ["stats", "table"] },
  "@needscope/households": { layer: 1, imports: ["table"] },
  "@needscope/scoring": { layer: 1, imports: ["rules", "stats"] },
  "@needscope/charts": { layer: 1, imports: ["disclosure"] },
  "@needscope/report": { layer: 1, imports: ["disclosure"] },
  "@needscope/danfo": { layer: 1, imports: ["table"] },
  "@needscope/indicators": { layer: 2, imports: ["areas", "rules", "stats", "table"] },
  "@needscope/targeting": { layer: 2, imports: ["rules", "scoring", "table"] },
  "@needscope/runs": { layer: 2, imports: [] },
  "@needscope/reports": {
    layer: 3,
    imports: ["charts", "disclosure", "indicators", "report", "rules", "scoring", "stats", "targeting"],
  },
  needscope: {
    layer: 4,
    imports: [
      "areas",
      "disclosure",
      "households",
      "indicators",
      "report",
      "reports",
      "rules",
      "runs",
      "scoring",
      "sources",

      "table",
      "targeting",
    ],
  },
};

const packages = workspacePackages();

test("the packages and their arrows are those of the plan", () => {
  const found = packages.map(({ manifest }) => [manifest.name, arrowsOf(manifest.dependencies)]);
  const planned = Object.entries(plan).map(([name, { imports }]) => [name, imports]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(planned));
});

test("every arrow goes down a layer, so that there is no cycle", () => {
  const upward = Object.entries(plan).flatMap(([name, { layer, imports }]) =>
    imports.filter((to) => plan[`@needscope/${to}`]!.layer >= layer).map((to) => `${name} -> ${to}`),
  );
  expect(upward).toEqual([]);
});

test("a package imports what it declares, and by package name only", () => {
  expect(packages.flatMap(importProblems)).toEqual([]);
});

test("a package declares what it imports and nothing else", () => {
  // The command line hands tsx to Node by name, to run a user's TypeScript.
  const usedByName = ["needscope: tsx"];
  const idle = packages.flatMap((pkg) => {
    const used = new Set(sourceFiles(`${pkg.folder}/src`).flatMap(importsOf).map(packageOf));
    const declared = Object.keys(pkg.manifest.dependencies);
    return declared.filter((name) => !used.has(name)).map((name) => `${pkg.manifest.name}: ${name}`);
  });
  expect(idle.filter((line) => !usedByName.includes(line))).toEqual([]);
});

test("scripts, benchmarks and tests import packages by name and never reach into a package's src", () => {
  const files = ["scripts", "bench", "test"].flatMap(sourceFiles);
  const reaching = files.flatMap((file) =>
    importsOf(file)
      .map((to) => (to.startsWith(".") ? posix.join(posix.dirname(file.path), to) : to))
      .filter((to) => /^(packages|reports)\//.test(to) || /^@?needscope.*\/(src|dist)\//.test(to))
      .map((to) => `${file.path}: ${to}`),
  );
  expect(reaching).toEqual([]);
});

test("one version of every library, written out in full, stands in all package.json files", () => {
  const versions = new Map<string, Set<string>>();
  for (const manifest of [readManifest("."), ...packages.map((pkg) => pkg.manifest)]) {
    const all = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies];
    for (const [name, version] of all.flatMap((part) => Object.entries(part))) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
  }
  const several = [...versions].filter(([, all]) => all.size > 1).map(([name, all]) => [name, ...all]);
  const open = [...versions].filter(
    ([, all]) => ![...all].every((version) => /^\d+\.\d+\.\d+/.test(version)),
  );
  expect({ several, open }).toEqual({ several: [], open: [] });
});

test("every package of the workspace has the one version of the project", () => {
  const { version } = readManifest(".");
  expect(packages.filter(({ manifest }) => manifest.version !== version)).toEqual([]);
});

function arrowsOf(dependencies: Readonly<Record<string, string>>): string[] {
  const ours = Object.keys(dependencies).filter((name) => name in plan);
  return ours.map((name) => name.replace("@needscope/", "")).sort();
}

function importProblems({ folder, manifest }: WorkspacePackage): string[] {
  const declared = new Set([
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.peerDependencies),
  ]);
  return sourceFiles(`${folder}/src`).flatMap((file) =>
    importsOf(file).flatMap((to) => {
      const problem = problemOf(to, posix.dirname(file.path), { folder, declared });
      return problem === undefined ? [] : [`${file.path}: "${to}" ${problem}`];
    }),
  );
}

function problemOf(
  to: string,
  from: string,
  { folder, declared }: { folder: string; declared: ReadonlySet<string> },
): string | undefined {
  if (to.startsWith(".")) {
    if (!to.endsWith(".ts") && !to.endsWith(".json")) return "is not written with its extension";
    return posix.join(from, to).startsWith(`${folder}/src/`) ? undefined : "leaves the package";
  }
  if (isBuiltin(to)) return to.startsWith("node:") ? undefined : "is not written with node:";
  if (!declared.has(packageOf(to))) return "is not declared in package.json";
  const ours = packages.find(({ manifest }) => manifest.name === packageOf(to));
  if (ours === undefined) return undefined;
  // A door that the package's manifest opens beside its main one is part of what it promises.
  const door = `.${to.slice(packageOf(to).length)}`;
  return door in ours.manifest.exports && door !== "./package.json"
    ? undefined
    : "reaches into another package";
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

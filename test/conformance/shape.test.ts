import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse, root, sourceFiles, workspacePackages } from "./workspace.ts";

const packages = workspacePackages();
const files = packages.flatMap(({ folder }) => sourceFiles(`${folder}/src`));

describe("the shape of the house", () => {
  test("no file of a package is over 250 lines", () => {
    const long = files.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
    expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  test("files are named in kebab-case, and none is a drawer for anything", () => {
    const drawers = /^(utils?|common|helpers?|misc|shared|types|constants)$|-(utils?|helpers?)$/;
    const names = files.map(({ path }) => ({ path, name: posix.basename(path, ".ts") }));
    expect(names.filter(({ name }) => drawers.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual(
      [],
    );
  });

  test("no file of a package says any", () => {
    const saying = files.flatMap((file) =>
      nodesOf(parse(file))
        .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
        .map((node) => `${file.path}:${lineOf(node)}`),
    );
    expect(saying).toEqual([]);
  });

  test("everything that a package promises has a doc comment", () => {
    const promised = files.filter(({ path }) => path.endsWith("/src/index.ts"));
    const documented = new Set(
      files.flatMap((file) => parse(file).statements.filter(hasComment).flatMap(namesOf)),
    );
    const bare = promised.flatMap((index) =>
      parse(index)
        .statements.flatMap(exportedNames)
        .filter((name) => !documented.has(name))
        .map((name) => `${index.path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

describe.each(packages.map(({ folder, manifest }) => ({ folder, name: manifest.name })))(
  "$name",
  ({ folder }) => {
    const index = {
      path: `${folder}/src/index.ts`,
      text: readFileSync(join(root, folder, "src/index.ts"), "utf8"),
    };
    const statements = parse(index).statements;
    const names = statements.flatMap(exportedNames);

    test("index.ts lists its exports by hand, and there are some", () => {
      const other = statements.filter((statement) => exportedNames(statement).length === 0);
      expect(other.map((statement) => statement.getText())).toEqual([]);
      expect(names.length).toBeGreaterThan(0);
    });

    test("the README shows an example with its output and names every export", () => {
      expect(existsSync(join(root, folder, "README.md")), "there is a README.md").toBe(true);
      const readme = readFileSync(join(root, folder, "README.md"), "utf8");
      expect(readme).toMatch(/^```ts\n[^]*?^```\n[^]*?^```(text)?\n[^]*?^```\n/m);
      expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
    });

    test("it has tests", () => {
      const place = join(root, "test", posix.basename(folder));
      const tests = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith(".test.ts")) : [];
      expect(tests.length).toBeGreaterThan(0);
    });
  },
);

function exportedNames(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return [];
  if (!ts.isNamedExports(statement.exportClause)) return [];
  return statement.exportClause.elements.map((element) => element.name.text);
}

function nodesOf(node: ts.Node): ts.Node[] {
  const below: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    below.push(child, ...nodesOf(child));
  });
  return below;
}

function hasComment(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).length > 0;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name === undefined ? [] : [name.getText()];
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

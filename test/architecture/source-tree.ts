import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { roomOfTopLevel } from "./rooms.ts";

/** One `import`, `export … from` or `import()` of a file. */
export interface Import {
  specifier: string;
  typeOnly: boolean;
  /** The file it names, for a relative specifier. */
  target?: string;
}

export interface SourceFile {
  path: string;
  /** undefined: the file lies outside every room. */
  room: string | undefined;
  generated: boolean;
  imports: Import[];
  identifiers: Set<string>;
  /** `a.b` for every property access on a plain name, and every plain name that is called. */
  uses: Set<string>;
  /** String literals: a worker's file is named by one. */
  strings: Set<string>;
}

/** Texts by path relative to the root. The checks see nothing else, so tests can plant a violation without a disk. */
export type SourceTree = ReadonlyMap<string, string>;

export function readTree(root: string, folders: readonly string[], name: RegExp): SourceTree {
  const tree = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = posix.join(entry.parentPath.slice(root.length + 1), entry.name);
      if (entry.isFile() && name.test(path)) tree.set(path, readFileSync(join(root, path), "utf8"));
    }
  }
  return tree;
}

export function parse(path: string, text: string): SourceFile {
  const file: SourceFile = {
    path,
    room: roomOf(path),
    generated: path.includes("/generated/"),
    imports: [],
    identifiers: new Set(),
    uses: new Set(),
    strings: new Set(),
  };
  const addImport = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const target = specifier.text.startsWith(".")
      ? { target: posix.join(posix.dirname(path), specifier.text) }
      : {};
    file.imports.push({ specifier: specifier.text, typeOnly, ...target });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      addImport(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) addImport(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      addImport(node.argument.literal, true);
    else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) addImport(node.arguments[0], false);
      if (ts.isIdentifier(node.expression)) file.uses.add(node.expression.text);
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      file.uses.add(`${node.expression.text}.${node.name.text}`);
    } else if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) file.identifiers.add(node.text);
    else if (ts.isStringLiteralLike(node)) file.strings.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false), visit);
  return file;
}

function roomOf(path: string): string | undefined {
  const parts = path.split("/");
  if (parts[0] !== "src" || parts[1] === undefined) return undefined;
  return roomOfTopLevel[parts[1]] ?? (parts.length > 2 ? parts[1] : undefined);
}

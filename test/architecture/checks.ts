/** Each check returns its violations as sentences; none is good. */
import { builtinModules } from "node:module";
import { posix } from "node:path";
import {
  bannedCompounds,
  bannedWords,
  entryPoints,
  harmlessBuiltins,
  packageHomes,
  rooms,
  simulatedRooms,
  worldGlobals,
} from "./rooms.ts";
import { parse, type SourceFile, type SourceTree } from "./source-tree.ts";

const longestReadme = 70;

export function parseAll(tree: SourceTree): SourceFile[] {
  return [...tree].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => parse(path, text));
}

/** The table itself: every edge goes down, and leads to a room that exists in it. */
export function tableViolations(table = rooms): string[] {
  return Object.entries(table).flatMap(([name, room]) =>
    [...room.imports, ...(room.types ?? [])].flatMap((other) => {
      const below = table[other];
      if (below === undefined) return [`room ${name} may import ${other}, which is no room`];
      // wire stands on base although both are on the ground floor; islands stand beside the floors.
      if (room.floor === undefined || (name === "wire" && other === "base")) return [];
      if (below.floor === undefined || below.floor >= room.floor)
        return [`room ${name} must not import ${other}`];
      return [];
    }),
  );
}

export function roomViolations(files: readonly SourceFile[]): string[] {
  return inSrc(files).flatMap((file) => {
    const room = rooms[file.room ?? ""];
    if (room === undefined) return [`${file.path} lies in no room; add a row to test/architecture/rooms.ts`];
    return file.imports.flatMap(({ specifier, target, typeOnly }) => {
      if (target === undefined) return [];
      if (!target.startsWith("src/")) return [`${file.path} imports ${specifier} from outside src/`];
      const other = parse(target, "").room;
      if (other === undefined) return [`${file.path} imports ${specifier}, which lies in no room`];
      if (other === file.room || room.imports.includes(other)) return [];
      if (room.types?.includes(other)) {
        return typeOnly ? [] : [`${file.path} may import only types from ${other} (${specifier})`];
      }
      return [`${file.path} must not import ${specifier}: ${file.room} does not stand on ${other}`];
    });
  });
}

export function packageViolations(files: readonly SourceFile[]): string[] {
  return inSrc(files).flatMap((file) =>
    file.imports.flatMap(({ specifier, target }) => {
      if (target !== undefined || isBuiltin(specifier)) return [];
      const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
      const homes = packageHomes[name];
      if (homes === undefined)
        return [`${file.path} imports ${name}, which has no home in test/architecture/rooms.ts`];
      return homes.includes(file.room ?? "")
        ? []
        : [`${file.path} imports ${name}, which lives in ${homes.join(", ")}`];
    }),
  );
}

export function dependencyViolations(dependencies: readonly string[]): string[] {
  const homeless = dependencies.filter((name) => !(name in packageHomes));
  const gone = Object.keys(packageHomes).filter((name) => !dependencies.includes(name));
  return [
    ...homeless.map(
      (name) => `package.json depends on ${name}, which has no home in test/architecture/rooms.ts`,
    ),
    ...gone.map(
      (name) => `test/architecture/rooms.ts gives ${name} a home, but package.json does not depend on it`,
    ),
  ];
}

export function builtinViolations(files: readonly SourceFile[]): string[] {
  return inSrc(files).flatMap((file) =>
    file.imports.flatMap(({ specifier, typeOnly }) => {
      if (!isBuiltin(specifier)) return [];
      if (!specifier.startsWith("node:")) return [`${file.path} imports ${specifier} without "node:"`];
      const name = specifier.slice("node:".length);
      const room = rooms[file.room ?? ""];
      const allowed = [...(room?.builtins ?? []), ...(room?.browser ? [] : harmlessBuiltins)];
      if (allowed.includes(name) || typeOnly) return [];
      return [`${file.path} imports ${specifier}, which ${file.room ?? "no room"} must not`];
    }),
  );
}

export function worldViolations(files: readonly SourceFile[]): string[] {
  return inSrc(files)
    .filter((file) => simulatedRooms.includes(file.room ?? "") && !file.generated)
    .flatMap((file) =>
      worldGlobals
        .filter((name) => file.uses.has(name))
        .map(
          (name) =>
            `${file.path} uses ${name}; take the clock, timers or entropy of the world as a parameter`,
        ),
    );
}

export function nameViolations(files: readonly SourceFile[]): string[] {
  return inSrc(files)
    .filter((file) => !file.generated)
    .flatMap((file) => {
      const inCode = [...file.identifiers]
        .filter(isBanned)
        .map((name) => `${file.path} uses the banned name ${name}`);
      const inPath = file.path.split("/").some(isBanned) ? [`${file.path} has a banned name`] : [];
      return [...inPath, ...inCode];
    });
}

/** Splits at camelCase, snake_case and kebab-case, so that `walk` and `simple` are left alone. */
function isBanned(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])/g, "$1$3 $2$4").split(/[^A-Za-z0-9]+/);
  return bannedCompounds.test(name) || words.some((word) => bannedWords.test(word.toLowerCase()));
}

/** Files that neither an entry point nor a test, bench or example leads to. */
export function deadFileViolations(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) return;
    reached.add(path);
    const here = posix.dirname(path);
    for (const { target } of file.imports) if (target !== undefined) visit(target);
    // Workers are started by name, with or without the extension.
    for (const text of file.strings) {
      if (/^\.{1,2}\/[\w./-]+$/.test(text))
        for (const end of ["", ".ts"]) visit(posix.join(here, text + end));
    }
  };
  for (const file of files)
    if (!file.path.startsWith("src/") || entryPoints.includes(file.path)) visit(file.path);
  return inSrc(files)
    .filter((file) => !file.generated && !reached.has(file.path))
    .map((file) => `${file.path} is reached from no entry point and no test`);
}

export function readmeViolations(tree: SourceTree): string[] {
  const folders = new Set([...tree.keys()].flatMap((path) => /^src\/[^/]+(?=\/)/.exec(path) ?? []));
  return [...folders].flatMap((folder) => {
    const text = tree.get(`${folder}/README.md`);
    if (text === undefined) return [`${folder} has no README.md`];
    const lines = text.trimEnd().split("\n").length;
    return lines > longestReadme
      ? [`${folder}/README.md has ${lines} lines; one screen is ${longestReadme}`]
      : [];
  });
}

const sourceEnding = /\.(ts|tsx|mts|mjs|cjs|proto|md|sh|sql)$/;
const topLevel = /^(src|test|bench|proto|docker|examples)\//;

/**
 * Paths named in a document that do not exist. Looked at: links, and every word in code that ends like a source file, starts
 * with a top-level folder, or is `room/noun` or `room/noun.method`. Patterns and places outside the checkout are not paths.
 */
export function docPathViolations(docs: SourceTree, exists: (path: string) => boolean): string[] {
  return [...docs].flatMap(([doc, text]) => {
    const here = posix.dirname(doc);
    const places = (path: string) => [posix.join(here, path), path, posix.join("src", path)];
    const found = (path: string) => places(path).some((place) => exists(place) || exists(`${place}.ts`));
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, link]) => link ?? "")
      .filter((link) => !/^[a-z]+:/.test(link) && !exists(posix.join(here, link)));
    const code = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([span]) => span).join("\n");
    const named = code
      .split(/[\s`"'(),;=│├└─→]+/)
      .map((word) => word.replace(/^\.\//, "").replace(/[.:]+$/, ""))
      .filter((word) => word.includes("/") && !/[*<>{}$…@[\]]|^[a-z+]+:\/\/|^[/~]/.test(word))
      .filter((word) => !/^(node_modules|dist|sluice-data|coverage)\//.test(word))
      .filter((word) => !found(word) && isClaim(word) && !found(word.replace(/\.[A-Za-z]\w*$/, "")));
    return [...new Set([...links, ...named])].map((path) => `${doc} names ${path}, which does not exist`);
  });
}

function isClaim(word: string): boolean {
  const room = word.split("/")[0] ?? "";
  const isRoomNoun = room in rooms && /^[a-z]+\/[a-z][a-z0-9/-]*(\.[A-Za-z]\w*)?$/.test(word);
  return sourceEnding.test(word) || topLevel.test(word) || isRoomNoun;
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function inSrc(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => file.path.startsWith("src/"));
}

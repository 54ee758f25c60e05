// Makes the package `sluice-client`: the client alone, without the server's code and packages.
//
//   node src/sdk/make-package.mjs [FOLDER]     default .build/sluice-client; then `npm pack FOLDER`
//
// What src/sdk/index.ts reaches is compiled (src/sdk, src/wire, src/base), with declarations; of the generated protobuf code
// the messages it uses go along, shortened. The one dependency is protobufjs, in the range of the repository's package.json.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = resolve(process.argv[2] ?? join(root, ".build/sluice-client"));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
compile();
mkdirSync(join(folder, "dist/wire/generated"), { recursive: true });
for (const [name, code] of Object.entries(onlyUsed(generated()))) {
  writeFileSync(join(folder, "dist/wire/generated", name), shortened(code));
}
for (const path of readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })) {
  const file = join(folder, "dist", path);
  if (!/\.(js|d\.ts)$/.test(path)) continue;
  const code = readFileSync(file, "utf8");
  // The declarations beside it say the same.
  const kept = path.endsWith(".js") ? code.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "") : code;
  // The compiler indents by four spaces: a tenth of the package. No text of the client spans lines.
  writeFileSync(
    file,
    kept.replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4)),
  );
}
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
copyFileSync(join(root, "src/sdk/README.md"), join(folder, "README.md"));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(), undefined, 2)}\n`);
console.log(folder);

function generated() {
  const read = (name) => readFileSync(join(root, "src/wire/generated", name), "utf8");
  return { "sluice.js": read("sluice.js"), "sluice.d.ts": read("sluice.d.ts") };
}

/** What the client does not read or write (frames as a whole, hot paths by hand, a server's journal) is not in it. */
function onlyUsed(generated) {
  const blocks = Object.entries({
    "sluice.js": /^( *)v1\.(\w+) = \(function\(\) \{\n[\s\S]*?^\1\}\)\(\);\n/gm,
    "sluice.d.ts": /^( {8})(?:class|namespace|enum|interface) (\w+)\b.*\{\n[\s\S]*?^\1\}\n/gm,
  });
  const uses = new Map();
  for (const [file, block] of blocks) {
    for (const [text, , name] of generated[file].matchAll(block)) {
      const known = uses.get(name) ?? [];
      uses.set(name, [...known, ...Array.from(text.matchAll(/\bsluice\.v1\.(\w+)/g), (used) => used[1])]);
    }
  }
  const used = new Set();
  const add = (name) => {
    if (used.has(name)) return;
    used.add(name);
    for (const inner of uses.get(name) ?? []) add(inner);
  };
  for (const path of readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|d\.ts)$/.test(path)) continue;
    const code = readFileSync(join(folder, "dist", path), "utf8");
    for (const [, name] of code.matchAll(/\bv1\.(\w+)/g)) add(name);
  }
  return Object.fromEntries(
    blocks.map(([file, block]) => [
      file,
      generated[file].replace(block, (text, _indent, name) => (used.has(name) ? text : "")),
    ]),
  );
}

/** The comments are half of the declarations, the indentation a third of the code, and nobody reads them in a package. */
function shortened(code) {
  return (
    code
      .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n\n?/gm, "")
      .replace(/^[ \t]+/gm, "")
      // Frames carry the lengths of their messages themselves.
      .replace(/^static (en|de)codeDelimited\(.*\n/gm, "")
      .replace(/^\w+\.(en|de)codeDelimited = function[\s\S]*?^\};?\n/gm, "")
      .replace(/\n{2,}/g, "\n")
  );
}

function compile() {
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    // What Node 20 and browsers of its time understand.
    target: "es2022",
    rootDir: join(root, "src"),
    outDir: join(folder, "dist"),
    typeRoots: [join(root, "node_modules/@types")],
  };
  const files = [join(root, "src/sdk/index.ts"), join(root, "src/sdk/renewal-thread.ts")];
  writeFileSync(
    config,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include: [], files }),
  );
  const compiler = join(root, "node_modules/@typescript/native/bin/tsc");
  const run = spawnSync(process.execPath, [compiler, "-p", config], { encoding: "utf8" });
  rmSync(config);
  if (run.status !== 0) throw new Error(`cannot compile the client:\n${run.stdout}${run.stderr}`);
}

function manifest() {
  const { version, license, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    name: "sluice-client",
    version,
    description: "Client of Sluice, a message broker: durable topics, typed, over one connection",
    license,
    type: "module",
    // AbortSignal.any came with 20.3.
    engines: { node: ">=20.3" },
    exports: { ".": { types: "./dist/sdk/index.d.ts", default: "./dist/sdk/index.js" } },
    types: "./dist/sdk/index.d.ts",
    files: ["dist"],
    dependencies: { protobufjs: dependencies.protobufjs },
  };
}

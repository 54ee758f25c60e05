// Generates src/wire/generated/sluice.js and sluice.d.ts from proto/sluice/v1/*.proto.
//
//   npm run generate           write them
//   npm run generate:check     fail when what is there differs from what the .proto files say (part of `npm test`)
//
// What pbjs emits is changed in three places, each for a reason:
//
// 1. pbjs' --force-number only changes the *types*: at run time 64-bit fields stay Long objects for as long as
//    protobufjs finds the `long` package. The generated code asks for it while it loads (field defaults), so switching
//    it off has to stand between the import of protobufjs and the first message, inside the generated file.
//    Numbers are exact up to 2^53, which no offset, index or millisecond reaches.
// 2. The declarations import `long` although nothing in them uses it; without that line they need no other package.
// 3. The declarations are made from the comments (pbjs --no-comments would empty them), so the comments are dropped
//    from the .js only afterwards: more than half of a file that every start parses.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const protoRoot = dirname(fileURLToPath(import.meta.url));
const target = join(protoRoot, "../src/wire/generated");
const names = ["sluice.js", "sluice.d.ts"];
const header = "// Generated from proto/ by `npm run generate`. Do not edit.\n";

// --root: the registry of generated roots is one per process; "default" would collide with an application's own.
const flags = "-t static-module -w esm --dts --root sluice --force-number".split(" ");
flags.push("--no-verify", "--no-convert", "--no-typeurl", "--no-service");

const noLong = `// 64-bit fields are plain numbers; see proto/generate.mjs.
$protobuf.util.Long = undefined;
$protobuf.configure();
`;

const generated = generate();
const stale = names.filter((name) => read(join(target, name)) !== generated[name]);

if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`src/wire/generated is not what proto/ says (${stale.join(", ")}). Run: npm run generate`);
    process.exit(1);
  }
} else {
  mkdirSync(target, { recursive: true });
  for (const name of stale) writeFileSync(join(target, name), generated[name]);
  console.log(stale.length > 0 ? `wrote ${stale.join(", ")}` : "up to date");
}

function generate() {
  const scratch = mkdtempSync(join(tmpdir(), "sluice-proto-"));
  try {
    const pbjs = createRequire(import.meta.url).resolve("protobufjs-cli/bin/pbjs");
    const args = [pbjs, ...flags, "-p", protoRoot, "-o", join(scratch, "sluice.js"), ...protoFiles()];
    const run = spawnSync(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    if (run.status !== 0) throw new Error(`pbjs failed (${run.signal ?? run.status})`);
    return {
      "sluice.js": code(readFileSync(join(scratch, "sluice.js"), "utf8")),
      "sluice.d.ts": declarations(readFileSync(join(scratch, "sluice.d.ts"), "utf8")),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function protoFiles() {
  const folder = join(protoRoot, "sluice/v1");
  const files = readdirSync(folder).filter((name) => name.endsWith(".proto"));
  return files.sort().map((name) => join(folder, name));
}

function code(emitted) {
  const importLine = 'import $protobuf from "protobufjs/minimal.js";\n';
  if (!emitted.includes(importLine)) throw new Error("pbjs imports protobufjs in another way than before");
  const quiet = emitted
    .replace(/^\/\*eslint-disable.*\n/, "")
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n\n?/gm, "");
  return header + "/* eslint-disable */\n" + quiet.replace(importLine, importLine + noLong);
}

function declarations(emitted) {
  const withoutLong = emitted.replace(/^import Long = require\("long"\);\n/m, "");
  if (/\bLong\b/.test(withoutLong))
    throw new Error("a declaration uses Long: a 64-bit field would not be a number");
  return header + withoutLong;
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

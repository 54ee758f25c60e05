import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sluice-build-"));
  for (const path of ["src/build.mjs", "tsconfig.json", "package.json"]) {
    cpSync(join(checkout, path), join(root, path));
  }
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"));
  write("src/base/one.ts", "export const one: number = 1;\n");
  write("src/base/two.ts", 'import { one } from "./one.ts";\nexport const two: number = one + 1;\n');
  write("src/wire/generated/three.js", "export const three = 3;\n");
  write("src/wire/generated/three.d.ts", "export const three: number;\n");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it("compiles sources, copies generated code and is fresh the second time", async () => {
  expect(await build()).toBe("built dist/\n");
  expect(read("dist/base/two.js")).toContain('from "./one.js"');
  expect(read("dist/base/two.d.ts")).toContain("two: number");
  expect(read("dist/wire/generated/three.js")).toBe(read("src/wire/generated/three.js"));
  expect(existsSync(join(root, "dist/wire/generated/three.d.ts"))).toBe(true);
  expect(await build()).toBe("dist/ is fresh\n");
});

it("builds again after a change and forgets what has no source any more", async () => {
  await build();
  write("src/base/two.ts", "export const two: string = 'two';\n");
  rmSync(join(root, "src/base/one.ts"));
  expect(await build()).toBe("built dist/\n");
  expect(read("dist/base/two.d.ts")).toContain("two: string");
  expect(existsSync(join(root, "dist/base/one.js"))).toBe(false);
});

it("keeps the last good dist and says where the error is when a source does not parse", async () => {
  await build();
  write("src/base/two.ts", "export const = ;\n");
  expect(await build()).toContain("src/base/two.ts(1,14)");
  expect(read("dist/base/two.js")).toContain("one + 1");
});

it("builds once when many processes start at the same time", async () => {
  const said = await Promise.all(Array.from({ length: 6 }, build));
  expect(said.filter((line) => line === "built dist/\n")).toHaveLength(1);
  expect(said.filter((line) => line === "dist/ is fresh\n")).toHaveLength(5);
});

it("takes over the lock of a process that died", async () => {
  write(".build/lock", "2147483646");
  expect(await build()).toBe("built dist/\n");
  expect(existsSync(join(root, ".build/lock"))).toBe(false);
});

function build(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "src/build.mjs")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("close", () => resolve(said));
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** README.md shows only what works: its example is run as it stands, and must print what README.md says it prints. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "./fixtures/server.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Fenced blocks in order: [language, text]. */
function blocks(markdown: string): [string, string][] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => [match[1]!, match[2]!]);
}

test("the example in README.md prints what README.md says", async () => {
  const all = blocks(readFileSync(join(root, "README.md"), "utf8"));
  const at = all.findIndex(([language]) => language === "ts");
  expect(at).toBeGreaterThan(-1);
  const code = all[at]![1];
  const printed = all[at + 1]![1];
  const server = await startServer();
  // Inside the package, so that "sluice" is found as a user's program finds it.
  const directory = mkdtempSync(join(root, "test", "readme-"));
  try {
    const file = join(directory, "example.ts");
    writeFileSync(file, code.replace("sluice://localhost:7420", server.url));
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root });
    expect(stdout).toBe(printed);
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await server.stop();
  }
});

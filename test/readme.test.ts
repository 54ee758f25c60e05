/** README.md shows only what works: its examples are run as they stand, and must print what README.md says they print. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "./fixtures/server.ts";

/** On a machine that is busy with other tests nothing is late: README.md promises what is printed, not when. */
const PATIENCE = "?connectTimeoutMs=100000&timeoutMs=100000";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Fenced blocks in order: [language, text]. */
function blocks(markdown: string): [string, string][] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => [match[1]!, match[2]!]);
}

const examples = blocks(readFileSync(join(root, "README.md"), "utf8")).flatMap(([language, code], at, all) =>
  language === "ts" ? [{ code, printed: all[at + 1]![1] }] : [],
);

test("README.md has an example for topics, and some for queues", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

test.each(examples)(
  "example %# of README.md prints what README.md says",
  async ({ code, printed }) => {
    const server = await startServer();
    // Inside the package, so that "sluice" is found as a user's program finds it.
    const directory = mkdtempSync(join(root, "test", "readme-"));
    try {
      const file = join(directory, "example.ts");
      writeFileSync(file, code.replace("sluice://localhost:7420", server.url + PATIENCE));
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root });
      expect(stdout).toBe(printed);
    } finally {
      rmSync(directory, { recursive: true, force: true });
      await server.stop();
    }
  },
  120_000,
);

/** Of a console block: what is typed, and what is printed. */
function commandsOf(block: string): { command: string; printed: string }[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end), printed: part.slice(end + 1) };
    });
}

test("the queue's commands in README.md print what README.md says", async () => {
  const all = blocks(readFileSync(join(root, "README.md"), "utf8"));
  const block = all.find(([language, text]) => language === "console" && text.includes("queue create"))![1];
  const commands = commandsOf(block);
  expect(commands.length).toBeGreaterThan(4);
  await using server = await startServer();
  const env = { ...process.env, SLUICE_URL: server.url + PATIENCE, NO_COLOR: "1" };
  for (const { command, printed } of commands) {
    const local = command.replaceAll(
      "npx sluice",
      `${process.execPath} ${join(root, "src/cli/launcher.cjs")}`,
    );
    const { stdout, stderr } = await promisify(execFile)("sh", ["-c", local], { env });
    expect({ command, printed: stdout + stderr }).toEqual({ command, printed });
  }
}, 120_000);

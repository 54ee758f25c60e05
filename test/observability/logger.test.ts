import { spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { pinoLogger, prettyLine } from "../../src/observability/logger.ts";

const logger = fileURLToPath(new URL("../../src/observability/logger.ts", import.meta.url));

function lines(level: "debug" | "info" | "warn" | "error") {
  const written: string[] = [];
  return { log: pinoLogger(level, { write: (line) => written.push(line) }), written };
}

it("writes one event as one JSON line", () => {
  const { log, written } = lines("info");
  log.info({ port: 7420, text: "two\nlines" }, "listening");
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^[^\n]*\n$/);
  expect(JSON.parse(written[0]!)).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
    port: 7420,
    text: "two\nlines",
    event: "listening",
  });
});

it("leaves out what is less serious than its level", () => {
  const { log, written } = lines("warn");
  log.debug({}, "a");
  log.info({}, "b");
  log.warn({}, "c");
  log.error({}, "d");
  expect(written.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(["c", "d"]);
});

it("keeps an error's message, stack and code", () => {
  const { log, written } = lines("error");
  log.error({ error: Object.assign(new Error("disk"), { code: "EIO" }) }, "fatal");
  expect(JSON.parse(written[0]!)).toMatchObject({
    error: { message: "disk", code: "EIO", stack: expect.stringContaining("disk") as unknown },
  });
});

it("is one short line on a terminal, with nothing in it that the terminal would obey", () => {
  const { log, written } = lines("info");
  log.warn(
    { host: "127.0.0.1", client: "\x1b[31mred\n", error: new Error("no\nway"), n: 3 },
    "hello refused",
  );
  expect(prettyLine(written[0]!)).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} warn {2}hello refused {2}host=127\.0\.0\.1 {2}client="\\u001b\[31mred\\n" {2}error="no\\nway" {2}n=3\n$/,
  );
});

// In a process of its own: what counts is what is there after it has gone.
it("writes what waits before the process exits, and outlives a reader that is gone", () => {
  const directory = mkdtempSync(join(tmpdir(), "sluice-log-"));
  const path = join(directory, "log");
  const script = (body: string): string[] => [
    "--input-type=module",
    "-e",
    `import { createLogger } from ${JSON.stringify(logger)}; const log = createLogger({ level: "info", format: "json" }); ${body}`,
  ];
  const many = `for (let i = 0; i < 500; i++) log.info({ i }, "event"); process.exit(3);`;
  expect(
    spawnSync(process.execPath, script(many), { stdio: ["ignore", "ignore", openSync(path, "w")] }).status,
  ).toBe(3);
  expect(readFileSync(path, "utf8").trimEnd().split("\n")).toHaveLength(500);

  // Its stderr is a pipe to `true`, which ends at once without reading.
  const later = `setTimeout(() => { for (let i = 0; i < 5; i++) log.info({}, "event"); setTimeout(() => process.exit(4), 20); }, 20);`;
  const command = `exec 3>&1; { "$0" "$@" 2>&1 >&3; echo $? >&3; } | true`;
  const run = spawnSync("sh", ["-c", command, process.execPath, ...script(later)], { encoding: "utf8" });
  expect(run.stdout).toBe("4\n");
  rmSync(directory, { recursive: true, force: true });
});

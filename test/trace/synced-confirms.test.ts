/** Persist, then speak: the shipped server under strace, and the check itself on traces made to fail. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, type TestContext } from "vitest";
import { ensureBuilt } from "../../src/build.mjs";
import { connect } from "../../src/sdk/index.ts";
import { encodeFrame, FrameField } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { startServer } from "../fixtures/server.ts";
import { parseStrace, writtenBytes } from "./strace-log.ts";
import { checkSyncedConfirms, type SyncedConfirms } from "./synced-confirms.ts";

const CONFIRMS = 1_000;
const noSync = fileURLToPath(new URL("no-sync.cjs", import.meta.url));
const marksOf = (count: number): string[] => Array.from({ length: count }, (_, n) => `<mark ${n}>`);

describe("the shipped server under strace", () => {
  it(`syncs the journal file that holds the entry before each of ${CONFIRMS} confirms`, async (context) => {
    needsStrace(context);
    const { confirms, syncs, files, violations } = await traced(CONFIRMS);
    console.log(
      `strace: ${confirms} confirms, each behind one of ${syncs} syncs of ${files.map(lastPart).join(", ")}`,
    );
    expect(violations).toEqual([]);
    expect(confirms).toBe(CONFIRMS);
    expect(syncs).toBeGreaterThanOrEqual(CONFIRMS);
    expect(files.length).toBeGreaterThan(0);
  }, 120_000);

  it("does so too when the entries of many producers share a write and a sync", async (context) => {
    needsStrace(context);
    const { confirms, syncs, violations } = await traced(800, {}, 16);
    console.log(`strace: ${confirms} confirms of 16 producers behind ${syncs} syncs`);
    expect(violations).toEqual([]);
    expect(confirms).toBe(800);
    expect(syncs).toBeLessThan(800);
  }, 120_000);

  it("is caught when its fdatasync does nothing", async (context) => {
    needsStrace(context);
    const { confirms, violations } = await traced(50, { NODE_OPTIONS: `--require ${noSync}` });
    expect(confirms).toBe(50);
    expect(violations).toHaveLength(50);
    expect(violations[0]).toMatch(
      /^<mark 0>: its entry was written to .*\.journal, and confirmed without a sync/,
    );
  }, 240_000);
});

/**
 * Publishes to a server under strace, each of `producers` one message after the other, and checks what was written when.
 */
async function traced(
  count: number,
  env: Record<string, string> = {},
  producers = 1,
): Promise<SyncedConfirms> {
  const directory = mkdtempSync(join(tmpdir(), "sluice-trace-"));
  try {
    const log = join(directory, "strace.log");
    const calls = "openat,close,rename,fdatasync,fsync,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg";
    const under = ["strace", "-f", "-yy", "-xx", "-s", "65536", "-e", `trace=${calls}`, "-o", log];
    // Not under strace: the compiler's threads end in the middle of calls.
    ensureBuilt();
    await using server = await startServer({ data: join(directory, "data"), env, under });
    const admin = await connect(server.url);
    await admin.admin.createTopic("traced", { partitions: 1 });
    await admin.close();
    const waiting = marksOf(count);
    const stored: string[] = [];
    await Promise.all(
      Array.from({ length: producers }, async () => {
        const client = await connect(server.url);
        const topic = client.topic("traced");
        for (let mark = waiting.shift(); mark !== undefined; mark = waiting.shift()) {
          const { offset } = await topic.publish(Buffer.from(mark));
          expect(stored[offset]).toBeUndefined();
          stored[offset] = mark;
        }
        await client.close();
      }),
    );
    expect(Object.keys(stored)).toHaveLength(count);
    expect((await server.stop()).code).toBe(0);
    return checkSyncedConfirms(parseStrace(readFileSync(log, "latin1")), stored);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function needsStrace(context: TestContext): void {
  const { status, error } = spawnSync("strace", ["-o", "/dev/null", "true"]);
  if (status === 0) return;
  const why =
    error === undefined
      ? "strace may not trace here (ptrace is forbidden)"
      : "strace is not installed (Debian: strace)";
  if (process.env["CI"]) throw new Error(why);
  context.skip(why);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

describe("the check of a trace", () => {
  const journal = "/d/1.journal";
  const hex = (bytes: Uint8Array | string): string =>
    [...Buffer.from(bytes as string)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  const wrote = (path: string, text: string): string =>
    `7 pwrite64(21<${hex(path)}>, "${hex(text)}", ${text.length}, 0) = ${text.length}`;
  const synced = (path: string, result = "0"): string => `8 fdatasync(21<${hex(path)}>) = ${result}`;
  const reply = (offset: number): Uint8Array => {
    const results = [{ partition: 0, baseOffset: offset, count: 1 }];
    return encodeFrame(offset + 1, FrameField.published, v1.PublishReply.encode({ results }).finish());
  };
  const confirmed = (offset: number): string => {
    const bytes = reply(offset);
    return `7 write(24<TCP:[127.0.0.1:7420->127.0.0.1:5]>, "${hex(bytes)}", ${bytes.length}) = ${bytes.length}`;
  };
  const check = (lines: readonly string[], count = 1): SyncedConfirms =>
    checkSyncedConfirms(parseStrace(lines.join("\n")), marksOf(count));

  it("finds nothing wrong with write, sync, confirm", () => {
    const sound = [wrote(journal, "..<mark 0>."), synced(journal), confirmed(0)];
    expect(check(sound)).toEqual({ confirms: 1, syncs: 1, files: [journal], violations: [] });
  });

  it("reads calls that other threads' calls interrupt, and takes a confirm's bytes from two writes", () => {
    const bytes = reply(0);
    const socket = "24<TCP:[127.0.0.1:7420->127.0.0.1:5]>";
    const sound = [
      `7 pwritev(21<${hex(journal)}>, [{iov_base="${hex("..<ma")}", iov_len=5}, {iov_base="${hex("rk 0>")}", iov_len=5}], 2, 0 <unfinished ...>`,
      "9 +++ exited with 0 +++",
      `9 write(1<${hex("/out")}>, "${hex("x")}", 1) = 1`,
      "7 <... pwritev resumed>) = 10",
      `8 fdatasync(21<${hex(journal)}> <unfinished ...>`,
      "8 <... fdatasync resumed>) = 0",
      `7 write(${socket}, "${hex(bytes.subarray(0, 3))}", 3) = 3`,
      `7 write(${socket}, "${hex(bytes.subarray(3))}", ${bytes.length - 3}) = ${bytes.length - 3}`,
    ];
    expect(check(sound).violations).toEqual([]);
  });

  it.each([
    ["no sync", [wrote(journal, "<mark 0>"), confirmed(0)], "without a sync"],
    [
      "a sync of another file",
      [wrote(journal, "<mark 0>"), synced("/d/2.journal"), confirmed(0)],
      "without a sync",
    ],
    [
      "a sync before the write",
      [synced(journal), wrote(journal, "<mark 0>"), confirmed(0)],
      "without a sync",
    ],
    [
      "a sync after the confirm",
      [wrote(journal, "<mark 0>"), confirmed(0), synced(journal)],
      "without a sync",
    ],
    [
      "a sync that fails",
      [wrote(journal, "<mark 0>"), synced(journal, "-1 EIO (Input/output error)"), confirmed(0)],
      "failed",
    ],
    [
      "a sync that had begun before the write ended",
      [
        `8 fdatasync(21<${hex(journal)}> <unfinished ...>`,
        wrote(journal, "<mark 0>"),
        "8 <... fdatasync resumed>) = 0",
        confirmed(0),
      ],
      "without a sync",
    ],
    [
      "a sync that had not ended when the confirm was written",
      [
        wrote(journal, "<mark 0>"),
        `8 fdatasync(21<${hex(journal)}> <unfinished ...>`,
        confirmed(0),
        "8 <... fdatasync resumed>) = 0",
      ],
      "without a sync",
    ],
    [
      "an entry in no journal file",
      [wrote("/d/1.log", "<mark 0>"), synced("/d/1.log"), confirmed(0)],
      "never written",
    ],
    ["a confirm that never came", [wrote(journal, "<mark 0>"), synced(journal)], "no confirm"],
  ])("finds %s", (_, lines, violation) => {
    expect(check(lines).violations).toEqual([expect.stringContaining(violation)]);
  });

  it("refuses bytes that strace cut, and lines that are not strace's", () => {
    const [cut] = parseStrace(`7 write(1<${hex("/o")}>, "${hex("x")}"..., 9) = 9`);
    expect(() => writtenBytes(cut!)).toThrow("larger -s");
    expect(() => parseStrace("what is this")).toThrow("not strace's");
  });
});

/** `sluice serve` as a process: how it starts, how it refuses to, how it ends. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sluice, type Run } from "../fixtures/command.ts";
import { startServer } from "../fixtures/server.ts";

// Each test starts a process or several, at a few tenths of a second each, more while the other suites run.
const timeout = 60_000;

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "sluice-serve-"))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A start that must fail: its exit code, and the one line on stderr. Log lines (JSON) are not looked at. */
async function refused(
  args: readonly string[],
  options: Parameters<typeof sluice>[1] = {},
): Promise<[number | null, string]> {
  const ended = await sluice(["serve", ...args], options).ended;
  expect(ended.stdout).toBe("");
  const said = ended.stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  expect(said).toHaveLength(1);
  return [ended.code, said[0]!];
}

const here = ["--listen", "127.0.0.1:0"];

describe("a server", { timeout }, () => {
  it("says where it listens, and ends with 0 on SIGTERM", async () => {
    await using server = await startServer();
    expect(server.run.stdout()).toMatch(/^listening sluice:\/\/127\.0\.0\.1:\d+\n/);
    expect(server.run.stdout()).toContain(`data        ${server.data}\n`);
    expect(await server.stop()).toMatchObject({ code: 0, signal: null });
  });

  it("ends with 0 on Ctrl-C too, and starts again on its data", async () => {
    const data = join(directory, "data");
    for (let starts = 0; starts < 2; starts++) {
      await using server = await startServer({ data });
      server.run.child.kill("SIGINT");
      expect(await server.run.ended).toMatchObject({ code: 0, signal: null });
    }
  });

  it("listens on an IPv6 address, in brackets", async () => {
    const run = sluice(["serve", "--data", join(directory, "data"), "--listen", "[::1]:0"]);
    await run.says("stop");
    expect(run.stdout()).toMatch(/^listening sluice:\/\/\[::1\]:\d+\n/);
    run.child.kill("SIGTERM");
    expect((await run.ended).code).toBe(0);
  });

  it("takes settings from sluice.toml in its directory", async () => {
    writeFileSync(join(directory, "sluice.toml"), 'data = "from-file"\nlisten = "127.0.0.1:0"\n');
    const run = sluice(["serve"], { cwd: directory });
    await run.says("stop");
    expect(run.stdout()).toContain(join(directory, "from-file"));
    run.child.kill("SIGTERM");
    expect((await run.ended).code).toBe(0);
  });

  it("says that others reach it when it was told to let them", async () => {
    const run = sluice(["serve", "--data", join(directory, "data"), "--listen", "0.0.0.0:0", "--insecure"]);
    await run.says("stop");
    expect(run.stdout()).toContain("INSECURE");
    await run.says('"level":"warn"');
    expect(run.stderr()).toContain("no authentication");
    run.child.kill("SIGTERM");
    expect((await run.ended).code).toBe(0);
  });

  it("outlives its stdout and its stderr", async () => {
    // Their readers are gone before it says a word, so where it listens has to be known beforehand.
    const port = await freePort();
    const args = ["--data", join(directory, "data"), "--listen", `127.0.0.1:${port}`, "--log-level", "debug"];
    const run = sluice(["serve", ...args]);
    run.child.stdout.destroy();
    run.child.stderr.destroy();
    await connectable(port, run);
    const url = ["--url", `sluice://127.0.0.1:${port}`];
    const produced = await sluice(["produce", "t", ...url], { input: "kept\n" }).ended;
    expect([produced.code, produced.stderr]).toEqual([0, "1 confirmed\n"]);
    expect((await sluice(["consume", "t", ...url]).ended).stdout).toBe("kept\n");
    run.child.kill("SIGTERM");
    expect(await run.ended).toMatchObject({ code: 0, signal: null });
  });
});

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, "close");
  return port;
}

/** Tries until somebody listens there or the process that should has ended. */
async function connectable(port: number, run: Run): Promise<void> {
  let ended = false;
  void run.ended.then(() => (ended = true));
  while (!ended) {
    const socket = connect(port, "127.0.0.1");
    const connected = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return;
  }
  throw new Error("it ended");
}

describe("a server does not start", { timeout }, () => {
  it("on a port that is in use", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const [code, line] = await refused(["--data", join(directory, "data"), "--listen", `127.0.0.1:${port}`]);
    holder.close();
    expect(code).toBe(1);
    expect(line).toMatch(new RegExp(`^sluice: 127\\.0\\.0\\.1:${port} is in use: .*choose another port`));
  });

  it("on an address this machine does not have", async () => {
    const [code, line] = await refused([
      "--data",
      join(directory, "data"),
      "--listen",
      "192.0.2.1:0",
      "--insecure",
    ]);
    expect([code, line]).toEqual([1, expect.stringContaining("no such address")]);
  });

  it("a second time on the same data, and the first goes on", async () => {
    await using server = await startServer();
    const [code, line] = await refused(["--data", server.data, ...here]);
    expect(code).toBe(1);
    expect(line).toMatch(/^sluice: .*in use by another Sluice server.*--data/);
    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  it("in a directory of somebody else's, which stays as it is", async () => {
    writeFileSync(join(directory, "thesis.txt"), "mine");
    const [code, line] = await refused(["--data", directory, ...here]);
    expect(code).toBe(1);
    expect(line).toContain("not a Sluice data directory");
  });

  it("where a file is", async () => {
    const path = join(directory, "file");
    writeFileSync(path, "");
    const [code, line] = await refused(["--data", path, ...here]);
    expect([code, line]).toEqual([1, expect.stringMatching(/not a directory.*--data/)]);
  });

  it.each(["new", "old"])("in a %s directory it may not write to", async (age) => {
    const data = join(directory, "data");
    mkdirSync(data);
    if (age === "old") {
      await using server = await startServer({ data });
      await server.stop();
    }
    chmodSync(directory, 0o755);
    chmodSync(data, 0o555);
    // Root may write everywhere; as root the server runs as nobody.
    const root = process.getuid?.() === 0;
    const under = root ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
    const [code, line] = await refused(["--data", data, ...here], { under });
    expect([code, line]).toEqual([1, expect.stringMatching(/^sluice: cannot write to .*data.*--data/)]);
  });

  it.each([
    [["--listen", "7420"], '--listen: listen is "7420", not HOST:PORT'],
    [["--listen", "0.0.0.0:0"], "add --insecure"],
    [["--durability", "ram"], 'durability is "ram", not "disk" or "memory-first"'],
    [["--log-level", "loud"], 'log.level is "loud"'],
    [["--config", "gone.toml"], "gone.toml does not exist"],
    [["--dta", "x"], "unknown option '--dta' (Did you mean --data?)"],
    [["now"], "too many arguments"],
  ])("with wrong flags: %j", async (args, text) => {
    const [code, line] = await refused(args, { cwd: directory });
    expect([code, line]).toEqual([2, expect.stringContaining(text)]);
  });

  it("with a variable nobody knows", async () => {
    const [code, line] = await refused([...here], {
      cwd: directory,
      env: { SLUICE_LIMIT__MAX_CONNECTIONS: "1" },
    });
    expect([code, line]).toEqual([
      2,
      expect.stringContaining("did you mean SLUICE_LIMITS__MAX_CONNECTIONS?"),
    ]);
  });
});

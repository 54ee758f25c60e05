import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const launcher = fileURLToPath(new URL("../../src/cli/launcher.cjs", import.meta.url));
/** Makes a Node say that it is another one, as far as the launcher can see. */
const pretend = (major: number, when: string) =>
  `if (${when}) Object.defineProperty(process.versions, "node", { value: "${major}.0.0" });`;

// A package without sources: what it runs is dist/cli/main.js, here a stand-in that does as it is told.
const main = `
  const [what] = process.argv.slice(2);
  if (what === "serve") {
    let signals = 0;
    const alive = setInterval(() => {}, 1000);
    process.on("SIGINT", () => {
      console.log("signals", ++signals, Date.now());
      if (signals === 2 || process.argv[3] === "once") clearInterval(alive);
    });
  }
  if (what === "exit") process.exitCode = Number(process.argv[3]);
  if (what === "die") process.kill(process.pid, "SIGTERM");
  console.log("up", process.pid, process.argv.slice(2).join(" "));
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sluice-launcher-"));
  write("package.json", '{ "type": "module" }');
  write("dist/cli/main.js", main);
  write("old-once.cjs", pretend(20, "!process.env.SLUICE_STARTED_AGAIN"));
  write("old.cjs", pretend(20, "true"));
  mkdirSync(join(root, "src/cli"), { recursive: true });
  cpSync(launcher, join(root, "src/cli/launcher.cjs"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it("runs the command with its arguments and passes the exit code", async () => {
  const run = launch([], ["exit", "3"]);
  expect(await run.ended).toEqual({ code: 3, signal: null });
  expect(run.said()).toContain("exit 3");
});

it("keeps the compiled code beside the code that is its own", async () => {
  await launch([], ["exit", "0"]).ended;
  expect(existsSync(join(root, ".build/compiled"))).toBe(true);
});

it("runs without keeping anything where there is no writing", async () => {
  write(".build", "a file in the way");
  expect(await launch([], ["exit", "3"]).ended).toEqual({ code: 3, signal: null });
});

it("leaves nothing in a folder of somebody else", async (context) => {
  if (process.getuid?.() !== 0) context.skip("needs root, to give the folder away");
  chownSync(root, 65534, 65534);
  expect(await launch([], ["exit", "3"]).ended).toEqual({ code: 3, signal: null });
  expect(existsSync(join(root, ".build"))).toBe(false);
});

it("says one line and exits with 1 on an old Node when there is no other", async () => {
  const run = launch(["-r", "./old.cjs"], ["serve"]);
  expect(await run.ended).toEqual({ code: 1, signal: null });
  expect(run.said()).toMatch(/^sluice needs Node\.js 24 or newer, this is .*npm ci.*\n$/);
});

it("starts itself again with the installed Node and passes code and signal on", async () => {
  installNode();
  const run = launch(["-r", "./old-once.cjs"], ["exit", "4"]);
  expect(await run.ended).toEqual({ code: 4, signal: null });
  expect(await launch(["-r", "./old-once.cjs"], ["die"]).ended).toEqual({ code: null, signal: "SIGTERM" });
});

it("does not start itself for ever when the installed Node is old too", async () => {
  installNode();
  const run = launch(["-r", "./old.cjs"], ["serve"]);
  expect(await run.ended).toEqual({ code: 1, signal: null });
  expect(run.said()).toContain("needs Node.js 24");
});

it("passes a signal on to the command it started", async () => {
  installNode();
  const run = launch(["-r", "./old-once.cjs"], ["serve", "once"]);
  await run.says("up");
  run.child.kill("SIGINT");
  expect(await run.ended).toEqual({ code: 0, signal: null });
  expect(run.said()).toContain("signals 1");
});

it("does not leave the command behind when it is killed itself", async () => {
  installNode();
  const run = launch(["-r", "./old-once.cjs"], ["serve"]);
  const pid = Number(/up (\d+)/.exec(await run.says("up"))?.[1]);
  expect(pid).not.toBe(run.child.pid);
  // Both processes hold the pipe that is read here, so "close" comes when both are gone.
  const closed = new Promise((resolve) => run.child.on("close", resolve));
  run.child.kill("SIGKILL");
  await closed;
});

it("takes signals within half a second for one press of Ctrl-C", async () => {
  const run = launch([], ["serve"]);
  await run.says("up");
  run.child.kill("SIGINT");
  await run.says("signals 1");
  run.child.kill("SIGINT");
  while (!run.said().includes("signals 2")) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    run.child.kill("SIGINT");
  }
  const [first, second] = [...run.said().matchAll(/signals \d (\d+)/g)].map(([, at]) => Number(at));
  expect(second! - first!).toBeGreaterThanOrEqual(490);
  expect(await run.ended).toEqual({ code: 0, signal: null });
});

function launch(flags: string[], args: string[]) {
  const child = spawn(process.execPath, [...flags, "src/cli/launcher.cjs", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  return {
    child,
    said: () => said,
    says: (text: string) => until(child, () => said.includes(text)).then(() => said),
    ended: new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal }));
    }),
  };
}

function until(child: ChildProcess, done: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => done() && resolve();
    child.stdout?.on("data", look);
    child.on("close", () => reject(new Error("ended before")));
    look();
  });
}

function installNode(): void {
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(root, "node_modules/.bin/node"));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

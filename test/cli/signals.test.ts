/** Signals end processes, so each of these is one. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const signals = fileURLToPath(new URL("../../src/cli/signals.ts", import.meta.url));

/** Runs `untilStopped` on some work; says "up", then "asked" at the first signal, then how it ended. */
function stoppable(work: string) {
  const script = `
    import { untilStopped } from ${JSON.stringify(signals)};
    const alive = setInterval(() => {}, 1000);
    const work = (stop) => new Promise((resolve, reject) => {
      stop.addEventListener("abort", () => { console.log("asked", stop.reason); ${work} });
      console.log("up");
    });
    try { await untilStopped(work); console.log("done"); }
    catch (error) { console.log(error.name, error.exitCode ?? error.message); }
    clearInterval(alive);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const looks = new Set<() => void>();
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    looks.forEach((look) => look());
  });
  const ended = new Promise<[number | null, string]>((resolve) =>
    child.on("close", (code) => resolve([code, said])),
  );
  const says = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => said.includes(text) && resolve();
      looks.add(look);
      look();
    });
  return { child, says, ended };
}

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("asks work to end at %s, and gives the exit code that says so", async (signal, code) => {
  const run = stoppable("resolve();");
  await run.says("up");
  run.child.kill(signal);
  expect(await run.ended).toEqual([0, `up\nasked ${signal}\nEnded ${code}\n`]);
});

it("takes work that was aborted for ended, and any other failure for a failure", async () => {
  const aborted = stoppable('reject(Object.assign(new Error("aborted"), { code: "ABORTED" }));');
  await aborted.says("up");
  aborted.child.kill("SIGINT");
  expect((await aborted.ended)[1]).toContain("Ended 130\n");
  const failed = stoppable('reject(new Error("disk"));');
  await failed.says("up");
  failed.child.kill("SIGINT");
  expect((await failed.ended)[1]).toContain("Error disk\n");
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("ends the process at once at a second signal, %s", async (signal, code) => {
  const run = stoppable("");
  await run.says("up");
  run.child.kill("SIGTERM");
  await run.says("asked SIGTERM");
  run.child.kill(signal);
  expect(await run.ended).toEqual([code, "up\nasked SIGTERM\n"]);
});

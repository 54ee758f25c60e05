import { readdirSync, readFileSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { startThread } from "../../src/io/worker.ts";

/** The nice values of this process's threads, by number of threads. Field 19 of proc(5)'s stat, the 17th after the name. */
function niceValues(): Map<number, number> {
  const values = new Map<number, number>();
  for (const thread of readdirSync("/proc/self/task")) {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    const nice = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
    values.set(nice, (values.get(nice) ?? 0) + 1);
  }
  return values;
}

it("puts a thread that runs in the background behind the others, and none of those", async ({ skip }) => {
  if (process.platform !== "linux") skip("only Linux has priorities of threads");
  const before = niceValues();
  const thread = startThread("./background-thread", import.meta.url);
  onTestFinished(() => thread.terminate());
  await new Promise((resolve) => thread.onMessage(resolve));
  const after = niceValues();
  expect([before.get(10) ?? 0, after.get(10) ?? 0]).toEqual([0, 1]);
  expect(after.get(0)).toBeGreaterThanOrEqual(before.get(0)!);
});

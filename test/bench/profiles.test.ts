import { expect, it } from "vitest";
import { topOf, type CpuProfile } from "../../bench/profiles.ts";

it("sums a profile up by the time of functions themselves, called from wherever", () => {
  const node = (id: number, functionName: string, url = "", lineNumber = -1) => ({
    id,
    callFrame: { functionName, url, lineNumber },
  });
  const profile: CpuProfile = {
    nodes: [
      node(1, "(idle)"),
      node(2, "append", "file:///home/user/app/.build/bench-7-x/dist/wire/record-batch.js", 49),
      node(3, "append", "file:///home/user/app/.build/bench-7-x/dist/wire/record-batch.js", 49),
      node(4, "", "node:net", 9),
    ],
    samples: [1, 2, 3, 4],
    timeDeltas: [100, 400, 300, 200],
  };
  expect(topOf(profile, 2)).toEqual([
    " 70.0 %  append  dist/wire/record-batch.js:50",
    " 20.0 %  (anonymous)  node:net:10",
  ]);
});

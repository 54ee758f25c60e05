import { expect, it } from "vitest";
import { seedOfRun, Random } from "../fixtures/random.ts";
import { Agenda } from "./agenda.ts";

it("what is planned for one moment happens in the order in which it was planned, from whatever moment", () => {
  const seed = seedOfRun();
  console.log(`SEED=${seed}`);
  const random = new Random(seed);
  for (let round = 0; round < 1_000; round++) {
    const agenda = new Agenda();
    // Numbers with all their bits, as sums of many delays have.
    const at = (random.next() / 7) * 28_000;
    const happened: number[] = [];
    const nows = Array.from({ length: 10 }, () => (random.next() / 3) * 2.9 * at).sort((a, b) => a - b);
    nows.forEach((now, i) => {
      agenda.planAt(now, "plans", () => agenda.planAt(at, "happens", () => happened.push(i)));
    });
    while (agenda.step());
    expect(happened).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(agenda.nowMs).toBe(at);
  }
});

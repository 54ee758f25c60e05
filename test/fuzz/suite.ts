/** The suite of all decoders, at a size. Two at a time, for two cores. */
import { afterAll, describe, expect, it } from "vitest";
import { seedOfRun } from "../fixtures/random.ts";
import { corpora } from "./corpus.ts";
import { fuzz, reportText } from "./fuzzing.ts";
import { decoderNames } from "./targets/index.ts";

const AT_A_TIME = 2;

/** `SEED=n` replays a run, `FUZZ=n` sets how many inputs a decoder gets. */
export function fuzzSuite(inputsEach: number, timeoutMs: number): void {
  const seed = seedOfRun();
  const inputs = Number(process.env["FUZZ"] ?? inputsEach);
  let running = 0;
  const waiting: (() => void)[] = [];

  /** In their turn, so that cores are not fought for. */
  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (running === AT_A_TIME) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  }

  const startedUs = cpuUs();
  afterAll(() => console.log(`fuzzing took ${((cpuUs() - startedUs) / 1e6).toFixed(0)} s of one core`));

  describe.concurrent("any bytes", () => {
    it.each(decoderNames)(
      "make a value or a typed refusal, and no memory is taken that was not sent: %s",
      async (decoder) => {
        const report = await inTurn(() => fuzz(decoder, seed, inputs));
        console.log(`SEED=${seed} ${reportText(report)}`);
        expect(report.accepted + report.refused).toBeGreaterThanOrEqual(inputs);
        expect(report.accepted).toBeGreaterThan(inputs / 100);
        for (const { file, share, least, missed } of report.covered)
          expect(share, `${file} is covered too little: ${missed.join("\n")}`).toBeGreaterThanOrEqual(least);
      },
      timeoutMs,
    );
  });

  it("every corpus is a decoder's", () => {
    expect(decoderNames).toEqual(expect.arrayContaining(corpora()));
  });
}

function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

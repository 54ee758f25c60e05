/**
 * The kill rounds, but the servers end by themselves: a system call fails with EIO under load. After a failed sync the
 * page cache shows what never reached the disk, so the power goes with each: what was confirmed on the strength of a sync
 * that failed is then found lost.
 */
import { killRounds, type KillReport } from "../../crash/kill-rounds.ts";
import type { Random } from "../../fixtures/random.ts";
import type { Server } from "../../fixtures/server.ts";
import { FailingCalls, fiuPreload, type FailingCall } from "./failing-calls.ts";

/** Which calls, and with what probability: rare calls fail the first time. */
const faults: readonly (readonly [FailingCall, number])[] = [
  ["sync/fdatasync", 1],
  ["sync/fdatasync", 0.3],
  ["sync/fdatasync", 0.05],
  ["rw/pwritev", 1],
  ["rw/pwritev", 0.1],
  ["rw/pwrite", 1],
  ["sync/fsync", 1],
];
const STORAGE_FAILED = 74;
const PATIENCE_MS = 2_000;

export interface IoErrorReport {
  readonly report: KillReport;
  /** Call → servers it ended. */
  readonly endedBy: ReadonlyMap<FailingCall, number>;
}

export async function ioErrorRounds(rounds: number, seed: number): Promise<IoErrorReport> {
  using failing = new FailingCalls();
  const endedBy = new Map<FailingCall, number>();
  const end = async (server: Server, random: Random): Promise<string[]> => {
    const [call, probability] = faults[random.integer(0, faults.length - 1)]!;
    await failing.fail(server, call, probability);
    const met = await endsWithin(server, PATIENCE_MS);
    if (met) endedBy.set(call, (endedBy.get(call) ?? 0) + 1);
    else await failing.fail(server, "sync/fdatasync", 1);
    const { code, signal, stderr } = await server.run.ended;
    const problems: string[] = [];
    if (code !== STORAGE_FAILED)
      problems.push(`after ${call} failed: ended with ${code ?? signal}: ${stderr}`);
    else if (!/^sluice: .*(EIO|I\/O error)/im.test(stderr))
      problems.push(`${call} failed, and the server said: ${stderr}`);
    return problems;
  };
  const report = await killRounds({
    rounds,
    seed,
    messagesPerRound: 2_000,
    powerLoss: true,
    preload: fiuPreload,
    env: failing.env,
    end,
  });
  return { report, endedBy };
}

async function endsWithin(server: Server, ms: number): Promise<boolean> {
  const timeout = AbortSignal.timeout(ms);
  return Promise.race([
    server.run.ended.then(() => true),
    new Promise<boolean>((resolve) => timeout.addEventListener("abort", () => resolve(false))),
  ]);
}

/**
 * The kill rounds with a server that stands still and goes on (SIGSTOP, SIGCONT), as a suspended machine's or a swapped
 * out one does: shorter and longer than what clients take for dead. When it goes on it meets requests from before, from
 * connections given up meanwhile, and the same ones sent again.
 */
import { setTimeout as delay } from "node:timers/promises";
import { killRounds, type KillReport, type UnderLoad } from "../../crash/kill-rounds.ts";
import type { Random } from "../../fixtures/random.ts";
import type { Server } from "../../fixtures/server.ts";

/** Three missed heartbeats are a dead peer. */
const HEARTBEAT_MS = 200;
const PAUSES = 3;

export interface PauseReport {
  readonly report: KillReport;
  readonly pauses: number;
  /** Of them longer than a client waits. */
  readonly long: number;
}

export async function pauseRounds(rounds: number, seed: number): Promise<PauseReport> {
  let pauses = 0;
  let long = 0;
  const end = async (server: Server, random: Random, load: UnderLoad): Promise<string[]> => {
    for (let pause = 1; pause <= PAUSES; pause++) {
      const isLong = random.chance(0.5);
      process.kill(server.pid, "SIGSTOP");
      await delay(isLong ? random.integer(4, 8) * HEARTBEAT_MS : random.integer(1, HEARTBEAT_MS));
      pauses++;
      if (isLong) long++;
      // A kill may also meet it while it stands still.
      if (pause === PAUSES && random.chance(0.3)) break;
      process.kill(server.pid, "SIGCONT");
      await Promise.race([load.nextConfirm(), server.run.ended]);
    }
    const { signal, code, stderr } = await server.kill();
    return signal === "SIGKILL" ? [] : [`the server ended by itself with ${code}: ${stderr}`];
  };
  const env = { SLUICE_SERVER__HEARTBEAT_MS: String(HEARTBEAT_MS) };
  return { report: await killRounds({ rounds, seed, messagesPerRound: 2_000, env, end }), pauses, long };
}

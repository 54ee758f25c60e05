/**
 * What processes that consumed from a queue have written down (queue-process.ts), and the checks of it. All times are
 * microseconds of the machine's monotonic clock.
 *
 * A message may run a second time only where its first holder died, stood still, or was cut off for about as long as its
 * lock or its grace lasts; a process of which none of this is known holds what it was given.
 */
import type { Said } from "./queue-messages.ts";

/** What may end a hand-out without its consumer saying so. */
export type Trouble = "died" | "stood still" | "was cut off";

export interface Incident {
  readonly trouble: Trouble;
  readonly from: number;
  readonly to: number;
}

/** From when it listened until it was made to end. */
export interface ServerLife {
  readonly from: number;
  readonly to: number;
}

export interface QueueRun {
  readonly consumer: Consumer;
  readonly id: number;
  readonly attempt: number;
  readonly began: number;
  said: Said | undefined;
  saidAt: number;
  /** What was said is stored. */
  taken: boolean;
  takenAt: number;
}

export interface Consumer {
  readonly name: string;
  readonly incidents: Incident[];
}

export interface DeadLetter {
  readonly id: number;
  readonly reason: string;
  readonly attempts: number;
}

export interface QueueHistory {
  readonly messages: number;
  readonly maxAttempts: number;
  /** By number: no hand-out was before. */
  readonly sentAt: ArrayLike<number>;
  readonly serverLives: readonly ServerLife[];
  readonly runs: readonly QueueRun[];
  readonly dead: readonly DeadLetter[];
  readonly counts: { readonly enqueued: number; readonly acked: number; readonly deadLettered: number };
}

export interface QueueFindings {
  readonly violations: string[];
  readonly doubleRuns: Record<Trouble, number>;
  /** Runs of what was settled in the meantime: it lay before a consumer that stood still or was cut off. */
  stale: number;
  /** Acks that took effect though nobody was told so. */
  untold: number;
}

/** An event loop that did not turn for so long may have lost what it held; nor was it with the server for so long. */
const LONGEST_REST_US = 1_100_000;
/** What was given to a process that then stood still may begin so long after it goes on. */
const WAITING_US = 500_000;
/** What the dead held is somebody's again after so long. */
const MOURNING_US = 5_000_000;

/** Reads what a consumer has written; `died`: when it was killed. */
export function readConsumer(
  name: string,
  text: string,
  died: number | undefined,
  serverLives: readonly ServerLife[],
): { consumer: Consumer; runs: QueueRun[] } {
  const consumer: Consumer = { name, incidents: [] };
  const runs: QueueRun[] = [];
  let last: number | undefined;
  let gone: number | undefined;
  const back = (at: number): void => {
    if (gone === undefined) return;
    const from = gone;
    gone = undefined;
    // While the server is down nobody's grace runs out.
    if (serverLives.some((life) => Math.min(at, life.to) - Math.max(from, life.from) > LONGEST_REST_US))
      consumer.incidents.push({ trouble: "was cut off", from, to: at });
  };
  // The last line of who was killed may be half a line.
  for (const line of text.slice(0, text.lastIndexOf("\n")).split("\n")) {
    const [time, what, run, ...more] = line.split(" ");
    const at = Number(time);
    // A process that stood still for long may have been made to a moment ago, too: what it held then is lost as well.
    if (last !== undefined && at - last > LONGEST_REST_US)
      consumer.incidents.push({ trouble: "stood still", from: last, to: at });
    last = at;
    const one = runs[Number(run) - 1];
    if (what === "r") {
      const [id, attempt] = more.map(Number) as [number, number];
      runs.push({
        consumer,
        id,
        attempt,
        began: at,
        said: undefined,
        saidAt: Infinity,
        taken: false,
        takenAt: Infinity,
      });
    } else if (what === "s") Object.assign(one!, { said: more[0], saidAt: at });
    else if (what === "t") Object.assign(one!, { taken: true, takenAt: at });
    else if (what === "d") gone ??= at;
    else if (what === "c") back(at);
  }
  // It was still away when it was killed.
  back(died ?? last ?? 0);
  if (died !== undefined) consumer.incidents.push({ trouble: "died", from: died, to: died + MOURNING_US });
  return { consumer, runs };
}

export function findingsOf(history: QueueHistory): QueueFindings {
  const findings: QueueFindings = {
    violations: [],
    doubleRuns: { died: 0, "stood still": 0, "was cut off": 0 },
    stale: 0,
    untold: 0,
  };
  const { messages, runs, dead, counts } = history;
  const incidents = [...new Set(runs.map(({ consumer }) => consumer))].flatMap((one) => one.incidents);
  const dieds = new Map<number, DeadLetter>();
  for (const letter of dead) {
    if (dieds.has(letter.id))
      findings.violations.push(`message ${letter.id} is twice among the dead letters`);
    dieds.set(letter.id, letter);
  }
  const byMessage: QueueRun[][] = Array.from({ length: messages }, () => []);
  for (const run of runs) byMessage[run.id]!.push(run);
  for (const [id, own] of byMessage.entries()) {
    own.sort((a, b) => a.began - b.began);
    checkEnd(id, own, dieds.get(id), history, findings);
    checkRuns(id, own, history.sentAt[id]!, incidents, findings);
    checkTokens(id, own, history.serverLives, findings);
  }
  const expected = { enqueued: messages, acked: messages - dieds.size, deadLettered: dieds.size };
  for (const [what, count] of Object.entries(expected)) {
    const counted = counts[what as keyof typeof counts];
    if (counted !== count) findings.violations.push(`${counted} are counted as ${what}, and ${count} are`);
  }
  return findings;
}

/** It is acked once, or among the dead letters once. */
function checkEnd(
  id: number,
  runs: readonly QueueRun[],
  letter: DeadLetter | undefined,
  { maxAttempts }: QueueHistory,
  findings: QueueFindings,
): void {
  const { violations } = findings;
  const ended = runs.filter(({ taken, said }) => taken && said !== "nack");
  if (ended.length > 1) violations.push(`${ended.length} ends of message ${id} were taken`);
  const acked = runs.filter(({ said }) => said === "ack");
  if (letter === undefined) {
    if (acked.length === 0)
      violations.push(`message ${id} is gone: nobody has acked it, and it is no dead letter`);
    else if (ended.length === 0) findings.untold++;
    return;
  }
  const { reason, attempts } = letter;
  if (acked.some(({ taken }) => taken))
    violations.push(`message ${id} is a dead letter, and its ack was taken`);
  const rejected = runs.some(({ said }) => said === "reject");
  if (reason === "rejected" ? !rejected : reason !== "attempts" || attempts !== maxAttempts)
    violations.push(
      `message ${id} is a dead letter, by ${reason} after ${attempts}, of ${maxAttempts} attempts`,
    );
}

/** Nobody runs it while another has it; attempts are those that have failed. */
function checkRuns(
  id: number,
  runs: readonly QueueRun[],
  sentAt: number,
  incidents: readonly Incident[],
  findings: QueueFindings,
): void {
  let before: QueueRun | undefined;
  for (const run of runs) {
    const told = `message ${id}, attempt ${run.attempt} in ${run.consumer.name}`;
    if (before === undefined) {
      const most = 1 + countBetween(incidents, sentAt, run.began);
      if (run.attempt > most)
        findings.violations.push(`${told}: ${most} at most could it be, as its first run`);
      before = run;
      continue;
    }
    const isFailed = before.said === "nack" && before.saidAt <= run.began;
    const own = troubleOf(run.consumer, before.began, run.began);
    if (run.attempt < before.attempt || (run.attempt === before.attempt && isFailed && before.taken)) {
      // It was handed out before, and lay there.
      if (own === undefined)
        findings.violations.push(`${told}: it had failed ${before.attempt} times before`);
      else findings.stale++;
      continue;
    }
    if (before.taken && !isFailed && before.takenAt < run.began) {
      if (own === undefined) findings.violations.push(`${told}: it had been settled before`);
      else findings.stale++;
      continue;
    }
    if (!isFailed) {
      const trouble = troubleOf(before.consumer, before.began, run.began) ?? own;
      if (trouble === undefined)
        findings.violations.push(`${told}: ${before.consumer.name} had it, and nothing had befallen it`);
      else findings.doubleRuns[trouble]++;
    }
    const most = before.attempt + (isFailed ? 1 : 0) + countBetween(incidents, before.began, run.began);
    if (run.attempt > most) findings.violations.push(`${told}: ${most} at most could it be`);
    before = run;
  }
}

/** Who was overtaken says nothing of it any more. */
function checkTokens(
  id: number,
  runs: readonly QueueRun[],
  serverLives: readonly ServerLife[],
  { violations }: QueueFindings,
): void {
  for (const run of runs) {
    if (!run.taken) continue;
    const overtaker = runs.find(
      (other) =>
        other !== run &&
        other.began > run.began &&
        other.began < run.saidAt &&
        // It may have been given to it before, and lain there.
        troubleOf(other.consumer, run.began, other.began) === undefined &&
        // Of two who held it in an earlier life of the server, who is back first has it.
        !(
          other.attempt === run.attempt &&
          serverLives.some(({ from }) => from > run.began && from < run.takenAt)
        ),
    );
    if (overtaker !== undefined)
      violations.push(
        `message ${id}: ${run.said} of ${run.consumer.name} was taken, and ${overtaker.consumer.name} had it`,
      );
  }
}

function troubleOf({ incidents }: Consumer, from: number, to: number): Trouble | undefined {
  return incidents.find((one) => one.from < to && one.to > from - WAITING_US)?.trouble;
}

/** How many may have cost a message an attempt that nobody saw. */
function countBetween(incidents: readonly Incident[], from: number, to: number): number {
  let count = 0;
  for (const one of incidents) if (one.from < to && one.to > from) count++;
  return count;
}

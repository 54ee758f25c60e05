/** What must hold of a queue once all is at rest: every message acked once, or among the dead letters once. */
import type { Ledger } from "./ledger.ts";
import { settledOf, unsettledOf, type DeadLetterSeen, type QueueCounts } from "./queue-keeper.ts";
import type { QueueLedger } from "./queue-ledger.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Violation } from "./violation.ts";

export interface QueueAtRest {
  readonly counts: QueueCounts;
  readonly deadCounts: QueueCounts | undefined;
  readonly dead: readonly DeadLetterSeen[];
}

export function auditQueue(
  queue: QueueHabits,
  ledger: Ledger,
  shadow: QueueLedger,
  { counts, deadCounts, dead }: QueueAtRest,
): void {
  const { name } = queue;
  const wrong = (what: string): never => {
    throw new Violation(`queue ${name}: ${what}`);
  };
  if (unsettledOf(counts) > 0)
    wrong(`${unsettledOf(counts)} messages are not settled, and nobody works any more`);
  const deadIds = new Set<number>();
  for (const { id, headers } of dead) {
    if (deadIds.has(id)) wrong(`message ${id} is twice among the dead letters`);
    deadIds.add(id);
    checkHeaders(queue, id, headers);
  }
  let certain = 0;
  let possible = 0;
  let acked = 0;
  for (const message of shadow.messages.values()) {
    if (message.queue !== queue) continue;
    const { id } = message;
    const isStored = ledger.messages[id]!.state === "confirmed";
    if (isStored) certain++;
    else if (ledger.durable.has(id)) possible++;
    else continue;
    if (deadIds.has(id)) {
      if (message.isAcked) wrong(`message ${id} is among the dead letters, and its ack was confirmed`);
    } else if (message.mayBeAcked) acked++;
    else if (isStored)
      wrong(`message ${id} is lost: it is not among the dead letters, and nobody has acked it`);
  }
  const moved = deadCounts?.settled?.moved ?? 0;
  const enqueued = (counts.enqueued ?? 0) - moved;
  if (enqueued < certain || enqueued > certain + possible)
    wrong(`${enqueued} messages were enqueued, and ${certain} confirmed, ${possible} perhaps`);
  const { settled } = counts;
  if (settled?.acked !== acked) wrong(`${settled?.acked} acked, and ${acked} messages were`);
  if ((settled?.deadLettered ?? 0) !== moved + dead.length)
    wrong(`${settled?.deadLettered} dead-lettered; ${moved} came back, ${dead.length} are there`);
  if (settledOf(counts) !== (settled?.acked ?? 0) + (settled?.deadLettered ?? 0))
    wrong("messages went another way than consumers can send them");
  if (deadCounts !== undefined && unsettledOf(deadCounts) !== dead.length)
    wrong(`${unsettledOf(deadCounts)} dead letters are counted, ${dead.length} are there`);
}

function checkHeaders(queue: QueueHabits, id: number, headers: DeadLetterSeen["headers"]): void {
  const [reason, attempts] = [headers.get("x-dead-letter-reason"), headers.get("x-dead-letter-attempts")];
  const told = `dead letter of message ${id}: reason ${String(reason)}, ${String(attempts)} attempts`;
  if (headers.get("x-origin") !== queue.name) throw new Violation(`${told}: not from queue ${queue.name}`);
  const most = queue.maxAttempts;
  if (reason === "attempts" ? Number(attempts) !== most : reason !== "rejected" || Number(attempts) > most)
    throw new Violation(told);
}

/** Nothing changed, also not by a loss of power. */
export function sameAtRest(name: string, before: QueueAtRest, after: QueueAtRest): void {
  const told = ({ counts, deadCounts, dead }: QueueAtRest): string =>
    JSON.stringify([
      [counts, deadCounts].map(
        (one) => one && [one.enqueued, one.ready, one.delayed, one.pending, one.settled],
      ),
      dead.map(({ id }) => id),
    ]);
  if (told(before) !== told(after))
    throw new Violation(
      `queue ${name} is not the same after the power was cut: ${told(before)}, ${told(after)}`,
    );
}

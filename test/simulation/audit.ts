/** What must hold of everything together, once all is at rest: read from the beginning and compared with the ledger. */
import type { Ledger, SentMessage } from "./ledger.ts";
import { Violation } from "./violation.ts";

/** Everything stored, as one reader got it: topic/partition → ids by offset. */
export type Stored = ReadonlyMap<string, readonly number[]>;

export function audit(ledger: Ledger, stored: Stored): void {
  const seen = new Map<number, string>();
  for (const [place, ids] of stored) {
    ids.forEach((id, offset) => {
      const before = seen.get(id);
      if (before !== undefined)
        throw new Violation(`message ${id} is stored twice: ${before} and ${place} ${offset}`);
      seen.set(id, `${place} ${offset}`);
    });
    checkOrder(ledger, place, ids);
  }
  for (const message of ledger.messages) {
    if (message.offset < 0 || !ledger.lasting.has(message.topic)) continue;
    const found = stored.get(`${message.topic}/${message.partition}`)?.[message.offset];
    if (found === message.id) continue;
    throw new Violation(
      `message ${message.id} (${message.state}) is lost: ${message.topic}/${message.partition} ${message.offset} holds ${String(found)}`,
    );
  }
  checkAtomic(ledger, seen);
}

/** Per session as published; and what was confirmed before another was sent lies before it. */
function checkOrder(ledger: Ledger, place: string, ids: readonly number[]): void {
  const last = new Map<string, number>();
  for (const id of ids) {
    const { session, group, state } = ledger.messages[id]!;
    if (group !== undefined || state !== "confirmed") continue;
    const before = last.get(session);
    if (before !== undefined && before > id)
      throw new Violation(
        `${place}: message ${id} comes after ${before}, and ${session} published it before`,
      );
    last.set(session, id);
  }
  let earliest: SentMessage | undefined;
  for (let i = ids.length - 1; i >= 0; i--) {
    const message = ledger.messages[ids[i]!]!;
    if (earliest !== undefined && message.sentAt > earliest.confirmedAt) {
      throw new Violation(
        `${place}: message ${message.id} lies before ${earliest.id}, which was confirmed before it was sent`,
      );
    }
    if (earliest === undefined || message.confirmedAt < earliest.confirmedAt) earliest = message;
  }
}

function checkAtomic(ledger: Ledger, seen: ReadonlyMap<number, string>): void {
  const groups = new Map<number, { stored: number[]; missing: number[] }>();
  for (const { id, group, topic } of ledger.messages) {
    if (group === undefined || !ledger.lasting.has(topic)) continue;
    let members = groups.get(group);
    if (members === undefined) groups.set(group, (members = { stored: [], missing: [] }));
    (seen.has(id) ? members.stored : members.missing).push(id);
  }
  for (const { stored, missing } of groups.values()) {
    if (stored.length > 0 && missing.length > 0)
      throw new Violation(`of one atomic batch ${stored.join()} are stored and ${missing.join()} are not`);
  }
}

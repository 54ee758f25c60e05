/**
 * What must hold of a recorded history and of the log that was read back whole at the end. Each checker gives its
 * violations as sentences; none is good.
 */
import type { History } from "./history.ts";
import { place, type Ledger } from "./ledger.ts";

/**
 * @param log what one complete read at the end found, and nothing else: what a confirm said is no proof of itself
 * @param sights where anybody was told of a message, or was delivered it, in the whole run
 */
export type Checker = (history: History, log: Ledger, sights: Ledger) => string[];

/** What was confirmed lies where the confirm said. */
export const lost: Checker = (history, log) => {
  const violations: string[] = [];
  for (let message = 0; message < history.count; message++) {
    if (history.outcomeOf(message) !== "confirmed") continue;
    const topic = history.topicOf(message);
    const partition = history.partitionOf(message);
    const offset = history.offsetOf(message);
    const found = log.at(topic, partition, offset);
    if (found === message) continue;
    const instead = found === undefined ? "nothing" : `message ${found}`;
    violations.push(
      `message ${message} was confirmed at ${place(topic, partition, offset)}, where ${instead} lies`,
    );
  }
  return violations;
};

/** No message is stored twice, although its client sent it again after each lost connection. */
export const doubled: Checker = (history, log) => {
  const violations: string[] = [];
  const seen = new Uint8Array(history.count);
  log.forEach((topic, partition, offset, message) => {
    if (!history.has(message)) return;
    if (seen[message] === 1)
      violations.push(`message ${message} lies a second time at ${place(topic, partition, offset)}`);
    seen[message] = 1;
  });
  return violations;
};

/** Nothing is stored that nobody sent there. */
export const strange: Checker = (history, log) => {
  const violations: string[] = [];
  log.forEach((topic, partition, offset, message) => {
    const where = place(topic, partition, offset);
    if (!history.has(message)) violations.push(`nobody sent message ${message}, which lies at ${where}`);
    else if (history.topicOf(message) !== topic)
      violations.push(`message ${message} was sent to ${history.topicOf(message)} and lies at ${where}`);
  });
  return violations;
};

/** What a client was told is not stored is not. */
export const falselyRefused: Checker = (history, log) => {
  const violations: string[] = [];
  log.forEach((topic, partition, offset, message) => {
    if (!history.has(message) || history.outcomeOf(message) !== "refused") return;
    violations.push(`message ${message} was refused and lies at ${place(topic, partition, offset)}`);
  });
  return violations;
};

/** Within a partition, the messages of one session lie in the order they were sent. */
export const disordered: Checker = (history, log) => {
  const violations: string[] = [];
  const last = new Map<string, number>();
  log.forEach((topic, partition, offset, message) => {
    if (!history.has(message)) return;
    const session = history.sessionOf(message);
    const lane = `${session} ${topic} ${partition}`;
    const before = last.get(lane) ?? -1;
    if (message < before) {
      const name = history.sessions[session]!.name;
      const where = place(topic, partition, offset);
      violations.push(`${name} sent message ${message} before ${before}, and it lies behind it at ${where}`);
    }
    last.set(lane, message);
  });
  return violations;
};

/** A key has one partition, for ever. */
export const wandering: Checker = (history, log) => {
  const violations: string[] = [];
  const homes = new Map<string, number>();
  log.forEach((topic, partition, offset, message) => {
    if (!history.has(message)) return;
    const key = history.keyOf(message);
    if (key === undefined) return;
    const home = homes.get(`${topic} ${key}`);
    if (home === undefined) homes.set(`${topic} ${key}`, partition);
    else if (home !== partition)
      violations.push(`key ${key} was in partition ${home}, and is at ${place(topic, partition, offset)}`);
  });
  return violations;
};

/** An atomic batch is stored whole or not at all. */
export const torn: Checker = (history, log) => {
  const sent = new Int32Array(history.atomics);
  const stored = new Int32Array(history.atomics);
  for (let message = 0; message < history.count; message++) {
    const atomic = history.atomicOf(message);
    if (atomic >= 0) sent[atomic]!++;
  }
  log.forEach((_topic, _partition, _offset, message) => {
    const atomic = history.has(message) ? history.atomicOf(message) : -1;
    if (atomic >= 0) stored[atomic]!++;
  });
  return [...stored].flatMap((count, atomic) =>
    count === 0 || count === sent[atomic]
      ? []
      : [`atomic batch ${atomic}: ${count} of ${sent[atomic]} messages are stored`],
  );
};

/** Offsets leave no gap. */
export const holed: Checker = (_history, log) => {
  const violations: string[] = [];
  const ends = new Map<string, number>();
  log.forEach((topic, partition, offset) => {
    const lane = `${topic} ${partition}`;
    const expected = ends.get(lane) ?? 0;
    if (offset !== expected)
      violations.push(`${place(topic, partition, expected)} to @${offset} hold nothing`);
    ends.set(lane, offset + 1);
  });
  return violations;
};

/** Once a newer session of a named producer has stored something, the older one stores no more. */
export const unfenced: Checker = (history, log) => {
  const violations: string[] = [];
  const newest = new Map<string, number>();
  log.forEach((topic, partition, offset, message) => {
    const session = history.has(message) ? history.sessions[history.sessionOf(message)] : undefined;
    if (session?.producer === undefined) return;
    const lane = `${session.producer} ${topic} ${partition}`;
    const before = newest.get(lane) ?? -1;
    if (session.number < before) {
      const { name } = history.sessions[before]!;
      violations.push(
        `${session.name} stored message ${message} at ${place(topic, partition, offset)} behind ${name}`,
      );
    } else newest.set(lane, session.number);
  });
  return violations;
};

/** Every message has an outcome once all clients are done. */
export const unanswered: Checker = (history) => {
  const count = history.countOf("pending");
  return count === 0 ? [] : [`${count} messages were neither confirmed nor failed`];
};

/** What anybody has seen at a place is there. */
export const vanished: Checker = (_history, log, sights) => {
  const violations: string[] = [];
  sights.forEach((topic, partition, offset, message) => {
    if (log.at(topic, partition, offset) === message) return;
    violations.push(
      `message ${message} was seen at ${place(topic, partition, offset)}, and lies there no more`,
    );
  });
  return violations;
};

/** Nobody saw two messages at one place. */
export const changed: Checker = (_history, _log, sights) => sights.conflicts;

export const checkers: Readonly<Record<string, Checker>> = {
  lost,
  doubled,
  strange,
  falselyRefused,
  disordered,
  wandering,
  torn,
  holed,
  unfenced,
  unanswered,
  vanished,
  changed,
};

/** Name of the checker → how many violations and the first few: what a test compares with {}. */
export function violations(history: History, log: Ledger, sights: Ledger): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, check] of Object.entries(checkers)) {
    const sentences = check(history, log, sights);
    if (sentences.length > 0) found[name] = [`${sentences.length} in all`, ...sentences.slice(0, 10)];
  }
  return found;
}

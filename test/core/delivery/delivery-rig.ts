/**
 * A delivery state and its leader without journal, disk and clock: commands wait in a list until commit() applies them,
 * rows gather as a checkpoint would keep them, and restart() begins anew from those rows alone.
 */
import { ChangeBuffer, readChanges, type Row } from "../../../src/core/change-buffer.ts";
import { admitted } from "../../../src/core/dedup.ts";
import { DeliveryLeader } from "../../../src/core/delivery/delivery-leader.ts";
import { DeliveryState, type AttributeColumn } from "../../../src/core/delivery/delivery-state.ts";
import { IdBudget } from "../../../src/core/delivery/id-budget.ts";
import { Effects, type DeliveryCommand, type HandOut } from "../../../src/core/delivery/effects.ts";
import { DEFAULT_KEEP_SETTLED, type KeepSettled } from "../../../src/core/delivery/settled-history.ts";
import { NOBODY, type FailedNote } from "../../../src/core/delivery-notes.ts";
import type {
  FairSettings,
  KeySettings,
  LeaderSettings,
} from "../../../src/core/delivery/leader-settings.ts";

import type { DedupMode } from "../../../src/core/queue-settings.ts";
import { batchOf, idColumn } from "../../fixtures/machine-rig.ts";

export const SETTINGS: LeaderSettings = {
  maxAttempts: 3,
  resumeGraceMs: 15_000,
  backoffMs: (failures) => failures * 1_000,
};

const UNKEYED = { ordered: false, onFailure: "wait", concurrency: 0, ratePerSecond: 0 } as const;

export class DeliveryRig {
  readonly changes = new ChangeBuffer();
  readonly effects = new Effects();
  settings: LeaderSettings;
  /** Of ids: what becomes of known ones. */
  dedup: DedupMode = "window";
  windowMs = 0;
  ids = new IdBudget();
  /** How much is remembered of settled messages. */
  readonly keep: KeepSettled;
  state: DeliveryState;
  leader: DeliveryLeader;
  /** Monotonic, and the shard's. */
  nowMs = 1_000;
  shardMs = 1_000;
  /** Of the latest entry: no later leader's clock of the shard begins before it. */
  latestEntryMs = 1_000;
  /** Keys of the messages, or their tenants, by their offsets; of a queue with `keys` or `fair`. */
  readonly keys: number[] = [];
  /** The keys have to be read first. */
  keysAreAway = false;
  /** There is no place for dead letters. */
  deadLettersStay = false;
  /** Commands on their way to the journal. */
  waiting: DeliveryCommand[] = [];
  #rows = new Map<string, Row>();

  /** `keyed`, `fair`: the queue's messages have keys, or tenants, which are this rig's. */
  constructor(
    settings: Partial<LeaderSettings> = {},
    keyed?: Partial<KeySettings>,
    keep = DEFAULT_KEEP_SETTLED,
    fair?: Partial<FairSettings>,
  ) {
    this.keep = keep;
    this.settings = this.#settingsOf(settings, keyed, fair);
    this.state = this.#newState();
    this.leader = this.#newLeader();
  }

  /** Of an entry that is applied now. */
  entryMs(): number {
    return (this.latestEntryMs = this.shardMs);
  }

  publish(count: number, attributes?: AttributeColumn): number {
    return this.state.enqueue(count, attributes, this.entryMs(), 10 * count, this.settings.ttlMs);
  }

  /** The queue is asked to be another, in all but its time to live. */
  alter(settings: Partial<LeaderSettings>, keyed?: Partial<KeySettings>, fair?: Partial<FairSettings>): void {
    const { ttlMs = 0 } = this.settings;
    this.settings = { ...this.#settingsOf(settings, keyed, fair), ttlMs };
    this.leader.alter(this.settings);
  }

  /** The queue has another time to live. */
  changeTtl(ttlMs: number): void {
    this.state.changeTtl(this.settings.ttlMs ?? 0, ttlMs, this.entryMs());
    this.settings = { ...this.settings, ttlMs };
    this.leader.alter(this.settings);
  }

  /** Messages with ids, as apply takes them and the server sends them; pairs (place, offset of the one with that id). */
  publishIds(ids: readonly string[], attributes: AttributeColumn): readonly number[] {
    const column = idColumn(ids);
    const held = ids.map((_, i) => {
      const offset = this.state.ids.find(hashOf(column, i));
      return offset >= 0 && this.leader.whereIs(offset).kind !== "waiting" ? offset + 1 : 0;
    });
    const batch = batchOf(0, ids);
    const found = admitted(this.state, batch, { ...attributes, ids: column, held }, this.dedup);
    if (found.batch.count > 0) {
      const { count } = found.batch;
      this.state.enqueue(count, found.column, this.entryMs(), 10 * count, this.settings.ttlMs);
    }
    for (const offset of found.replaced) this.state.settleWaiting(offset, "replaced", this.entryMs());
    return found.duplicates;
  }

  tick(elapsedMs: number): void {
    this.nowMs += elapsedMs;
    this.shardMs += elapsedMs;
    this.ids.nowMs = Math.max(this.ids.nowMs, this.shardMs);
    this.leader.tick(this.nowMs, this.shardMs, this.effects);
  }

  /** Sends what the leader wants to the journal; returns it, marks left out. */
  send(): DeliveryCommand[] {
    const sent = this.effects.commands.splice(0);
    this.waiting.push(...sent);
    return sent.filter(({ kind }) => kind !== "mark" && kind !== "mark-due");
  }

  /** The journal has taken what waits: it is applied. */
  commit(): void {
    this.send();
    for (const command of this.waiting.splice(0)) {
      if (this.deadLettersStay && command.kind === "dead-letter") this.leader.notDone(command);
      else applyCommand(this.state, command, this.entryMs());
    }
  }

  /** What the leader wants of the hand-out mark is applied at once. Whether there was anything. */
  commitMarks(): boolean {
    const commands = this.effects.commands.splice(0);
    const marks = commands.filter(({ kind }) => kind === "mark" || kind === "mark-due");
    this.effects.commands.push(...commands.filter((command) => !marks.includes(command)));
    for (const mark of marks) applyCommand(this.state, mark, this.entryMs());
    return marks.length > 0;
  }

  /** As many hand-outs as there can be, up to `limit`, the marks committed on the way. */
  handOut(limit: number): HandOut[] {
    const out: HandOut[] = [];
    const count = () => out.reduce((sum, one) => sum + one.count, 0);
    for (let before = -1; before !== count();) {
      before = count();
      this.leader.handOut(limit - before, out, this.effects);
      if (this.commitMarks() || this.leader.nextTick().nowMs <= this.nowMs) before = -1;
    }
    return out;
  }

  /** Rows changed since the last checkpoint go where a checkpoint keeps them. */
  checkpoint(): void {
    this.state.putRows();
    for (const row of readChanges(this.changes.take())) {
      const key = `${row.kind}/${row.key}/${row.subkey}`;
      if (row.value === undefined) this.#rows.delete(key);
      else this.#rows.set(key, { ...row, value: row.value.slice() });
    }
  }

  /** The same state by its rows alone. */
  restored(): DeliveryState {
    this.checkpoint();
    const ids = new IdBudget();
    // The time of entries does not go back, whatever a leader's clock says after a restart.
    ids.nowMs = Math.max(this.ids.nowMs, this.shardMs);
    const state = this.#newState(ids);
    state.ids.windowMs = this.windowMs;
    const rows = [...this.#rows.values()].sort((a, b) => a.kind - b.kind || a.subkey - b.subkey);
    for (const row of rows) state.restoreRow(row);
    return state;
  }

  /** What was not in the journal is lost, and so is everything the leader knew. */
  restart(): void {
    this.waiting.length = 0;
    this.effects.clear();
    this.state = this.restored();
    this.ids = this.state.ids.budget;
    this.leader = this.#newLeader();
  }

  #settingsOf(
    settings: Partial<LeaderSettings>,
    keyed?: Partial<KeySettings>,
    fair?: Partial<FairSettings>,
  ): LeaderSettings {
    const source = { keys: (offset: number, into: Uint32Array) => this.#readKeys(offset, into) };
    const keys = keyed === undefined ? undefined : { ...UNKEYED, source, ...keyed };
    return { ...SETTINGS, keys, fair: fair && { source, ...fair }, ...settings };
  }

  #readKeys(offset: number, into: Uint32Array): number {
    if (this.keysAreAway) return 0;
    const count = Math.min(into.length / 2, this.keys.length - offset);
    for (let i = 0; i < count; i++) {
      into[2 * i] = 0;
      into[2 * i + 1] = this.keys[offset + i]!;
    }
    return count;
  }

  #newState(ids = this.ids): DeliveryState {
    const state = new DeliveryState(7, this.changes, 0, ids);
    state.keep = this.keep;
    return state;
  }

  #newLeader(): DeliveryLeader {
    return new DeliveryLeader(this.state, this.settings, this.nowMs, this.shardMs);
  }
}

export function hashOf(column: Uint8Array, i = 0): Uint32Array {
  return new Uint32Array(column.slice(16 * i, 16 * i + 16).buffer);
}

const toUtf8 = new TextEncoder();

/** Who it was, and with what result, by the messages: there is no broker here that knows. */
export function settledBy({ from, to, outcome }: DeliveryCommand & { kind: "settle" }): {
  consumer: Uint8Array;
  result: Uint8Array | undefined;
  failed: boolean;
} {
  const consumer = toUtf8.encode(outcome === "acked" ? `worker-${from % 2}` : "");
  const result =
    outcome === "acked" && to - from === 1 && from % 3 === 0 ? toUtf8.encode(`made of ${from}`) : undefined;
  return { consumer, result, failed: false };
}

/** What went wrong, the same way; not of every third message. */
export function failedNote(offset: number, attempts: number): FailedNote | undefined {
  if (offset % 3 === 2) return undefined;
  const [error, consumer] = [`error ${attempts + 1} of ${offset}`, `worker-${attempts}`].map((text) =>
    toUtf8.encode(text),
  );
  return { first: 0, count: 1, error: error!, consumer: consumer! };
}

/** What apply does with a command. A dead-letter entry also appends to the dead-letter queue, here not of interest. */
export function applyCommand(state: DeliveryState, command: DeliveryCommand, timeMs = 0): boolean {
  switch (command.kind) {
    case "settle": {
      const { from, to, attempts, outcome } = command;
      return state.settle(from, to, attempts, outcome, timeMs, settledBy(command)) > 0;
    }
    case "fail": {
      const { offset, attempts, untilMs } = command;
      return state.fail(offset, attempts, untilMs, failedNote(offset, attempts));
    }
    case "dead-letter": {
      const { offset, attempts, reason } = command;
      const by = { ...NOBODY, failed: reason !== "overflow" && reason !== "expired" };
      return state.settle(offset, offset + 1, attempts, "dead-lettered", timeMs, by) > 0;
    }
    case "mark":
      state.raiseMark(command.level, command.offset);
      return true;
    case "mark-due":
      state.raiseDueMark(command.dueMs);
      return true;
  }
}

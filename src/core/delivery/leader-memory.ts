/**
 * What the leader of one log knows beyond the delivery state: who is there, who holds what, what is next, what
 * time it is. Its parts (delivery-tokens.ts, dispatch.ts, hand-out-marks.ts) share it; none of it is journaled.
 */
import type { DeliveryState } from "./delivery-state.ts";
import { FairShare } from "./fair-share.ts";
import type { Gate } from "./gate.ts";
import { KeyGate } from "./key-gate.ts";
import type { LeaderSettings } from "./leader-settings.ts";
import { OffsetMap } from "./offset-map.ts";
import { PendingTable, type PagePool } from "./pending-table.ts";
import { ProgressReports, type ReportRoom } from "./progress-reports.ts";
import { ReadyIndex } from "./ready-index.ts";
import { Subscription, Subscriptions } from "./subscriptions.ts";

/** What presents tokens of a leader before. */
export const EARLIER_LEADER = 0;

/** A hand-out of a leader before, as it was adopted. */
export interface Claim {
  /** A later hand-out of the message has a higher one. */
  readonly rank: number;
  /** Of its delivery; one that was handed out since has more. */
  readonly deliveries: number;
}

export class LeaderMemory {
  readonly state: DeliveryState;
  settings: LeaderSettings;
  readonly pending: PendingTable;
  readonly ready: ReadyIndex;
  readonly subscriptions: Subscriptions;
  /** Of a queue whose messages do not simply go in their order. */
  gate: Gate | undefined;
  /** How far those are that somebody has in hands. */
  readonly progress: ProgressReports;
  /** Hand-outs of messages that came back, or changed, and are not settled. */
  readonly handOuts = new OffsetMap();
  /** What is held on since before the start, while things are reserved for who may come with an older or a newer claim. */
  readonly claims = new Map<number, Claim>();
  /** Monotonic. */
  nowMs: number;
  /** Holds what is presented with tokens of leaders before. */
  #earlier: Subscription | undefined;
  /** Gone, with deliveries whose end is on its way to the journal. */
  #orphans: Subscription[] = [];

  constructor(
    state: DeliveryState,
    settings: LeaderSettings,
    nowMs: number,
    shardMs: number,
    pool: PagePool,
    room: ReportRoom,
  ) {
    this.state = state;
    this.settings = settings;
    this.nowMs = nowMs;
    this.pending = new PendingTable(pool);
    this.progress = new ProgressReports(room);
    this.ready = new ReadyIndex(state, this.pending, this.handOuts, shardMs);
    this.ready.waitsForMarks = settings.mutations?.handOutMarkBehind !== true;
    this.subscriptions = new Subscriptions(settings.dispatch ?? "round-robin");
    this.gate = this.#newGate();
  }

  /** Keys or tenants mean something else by now, or nothing any more, or something for the first time. */
  alterGate(): void {
    const { keys, fair } = this.settings;
    const { gate } = this;
    if (keys !== undefined && gate instanceof KeyGate) return gate.alter(keys);
    if (fair !== undefined && gate instanceof FairShare && gate.source === fair.source) return;
    gate?.open();
    this.gate = this.#newGate();
  }

  get readyCount(): number {
    return this.state.unsettledCount - this.pending.size - this.ready.delayedCount;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    const gate = this.gate?.byteLength ?? 0;
    return this.pending.byteLength + this.ready.byteLength + this.handOuts.byteLength + gate;
  }

  /** Everybody who has messages, also who is gone. */
  holders(): Subscription[] {
    const holders = [...this.subscriptions.all, ...this.#orphans];
    if (this.#earlier !== undefined) holders.push(this.#earlier);
    return holders;
  }

  holder(id: number): Subscription | undefined {
    if (id !== EARLIER_LEADER) return this.subscriptions.get(id);
    const settings = { concurrency: 0, credit: 0, creditBytes: 0, lockMs: 0 };
    return (this.#earlier ??= new Subscription(EARLIER_LEADER, settings));
  }

  /** The subscription is gone; what it holds is on its way out. */
  orphan(subscription: Subscription): void {
    this.#orphans = this.#orphans.filter(({ pending }) => pending > 0);
    subscription.graceEndsMs = Infinity;
    if (subscription.pending > 0) this.#orphans.push(subscription);
  }

  #newGate(): Gate | undefined {
    const { keys, fair } = this.settings;
    if (keys !== undefined) return new KeyGate(this, keys);
    return fair === undefined ? undefined : new FairShare(this, fair);
  }

  verify(): void {
    this.state.verify();
    this.pending.verify((offset) => this.state.isUnsettled(offset), this.holders());
    this.ready.verify(new Set(this.gate?.waitingOffsets()));
    this.gate?.verify();
    this.progress.verify((offset) => this.pending.has(offset));
  }
}

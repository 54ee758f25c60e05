/**
 * Moves messages that wait in a queue to others, a page of them: each leaves in the entry that enqueues it there. A page
 * is short, and of its entries each holds the queue only from the last look at its messages until it is applied; whoever
 * wants more asks for the next page, so that nothing is lost with a connection but the count of one page.
 *
 *   look at each ──► moves, up to an entry's worth ──► hold │ still waiting? │ entry applied │ go on handing out
 */
import { SluiceFault } from "../base/errors.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import { encodeMoves, type Move } from "../core/delivery-commands.ts";
import type { DeliveryState } from "../core/delivery/delivery-state.ts";
import { OUTCOMES } from "../core/delivery/outcome-counts.ts";
import { quoted } from "../core/names.ts";
import type { BatchRef } from "../wire/publish.ts";
import { firstRecord, type FoundRecord } from "./dead-letters.ts";
import type { QueueLeader } from "./queue-leader.ts";
import { FrameBuffer, readOne, RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

/** Messages of one entry, and their bytes. */
const AT_ONCE = 100;
const BYTES_AT_ONCE = 1024 * 1024;
/** Of one page: messages moved, and looked at. */
const MOST_MOVED = 1_000;
const MOST_LOOKED_AT = 10_000;
/** Looked at before others have their turn. */
const LOOKED_AT_ONCE = 500;

export interface PageWish {
  readonly fromOffset: number;
  /** Not included; 0 = where the queue ends now. */
  readonly toOffset: number;
  /** To be moved; 0 = as many as a page takes. */
  readonly most: number;
  /** Nothing is moved, only counted. */
  readonly dryRun: boolean;
}

export interface MovePage {
  moved: number;
  /** Meant, and left as they are in somebody's hands, or may be since before the start. */
  held: number;
  /** Meant, and left as the target has no room, or is gone by now. */
  full: number;
  /** Where the next page begins; 0 = there is none. */
  next: number;
  /** Where the queue ended, or the pages are to end. */
  end: number;
  /** Messages that ever left the queue by moving, of all requests. */
  movedTotal: number;
}

export interface PageParts {
  readonly shard: Shard;
  readonly topic: QueueTopic;
  readonly leader: QueueLeader;
  /** @throws SluiceFault STORAGE_FULL when nothing can be stored now */
  readonly admit: () => void;
}

/** Where a message goes, and as what; undefined: nowhere. */
export type Judge = (found: FoundRecord, offset: number) => Way | undefined;
export interface Way {
  readonly targetUid: number;
  readonly batch: BatchRef;
}

/** @throws SluiceFault STORAGE_FULL; NOT_FOUND when it is deleted meanwhile */
export async function movePage(parts: PageParts, wish: PageWish, judge: Judge): Promise<MovePage> {
  const { shard, topic, admit } = parts;
  const partition = topic.partitions[0]!;
  const state = shard.machine.deliveries.state(partition.uid)!;
  const { endOffset } = partition;
  const end = wish.toOffset === 0 ? endOffset : Math.min(wish.toOffset, endOffset);
  const most = wish.most === 0 ? MOST_MOVED : Math.min(wish.most, MOST_MOVED);
  const page: MovePage = { moved: 0, held: 0, full: 0, next: 0, end, movedTotal: 0 };
  const source = new RecordSource(shard, shard.store.log(partition));
  const look = new Look(parts, state, source, judge);
  let at = state.settled.nextUnsettled(Math.max(Math.min(wish.fromOffset, end), state.floor));
  try {
    while (at < end && page.moved < most && look.looked < MOST_LOOKED_AT) {
      if (!wish.dryRun) admit();
      const { moves, next } = await look.gather(at, end, Math.min(AT_ONCE, most - page.moved));
      const { waiting, moved } = wish.dryRun ? dry(look, moves) : await move(parts, look, moves);
      page.moved += moved;
      page.held += moves.length - waiting;
      page.full += waiting - moved;
      if (shard.machine.deliveries.state(partition.uid) !== state) throw deleted(topic, page);
      at = next;
    }
  } finally {
    source.close();
  }
  page.next = at < end ? at : 0;
  page.movedTotal = state.countOf("moved");
  return page;
}

class Look {
  looked = 0;
  readonly #parts: PageParts;
  readonly #state: DeliveryState;
  readonly #source: RecordSource;
  readonly #judge: Judge;
  readonly #buffer = new FrameBuffer();

  constructor(parts: PageParts, state: DeliveryState, source: RecordSource, judge: Judge) {
    this.#parts = parts;
    this.#state = state;
    this.#source = source;
    this.#judge = judge;
  }

  /** Those that are meant, from `at` on, and where it stopped. */
  async gather(at: number, end: number, most: number): Promise<{ moves: Move[]; next: number }> {
    const { topic, shard } = this.#parts;
    const outcome = OUTCOMES.indexOf("moved");
    const sourceUid = topic.partitions[0]!.uid;
    const moves: Move[] = [];
    let bytes = 0;
    while (at < end && moves.length < most && bytes < BYTES_AT_ONCE && this.looked < MOST_LOOKED_AT) {
      if (++this.looked % LOOKED_AT_ONCE === 0)
        await new Promise<void>((resolve) => shard.world.timers.soon(resolve));
      this.#buffer.size = 0;
      const error = await readOne(this.#source, at, this.#buffer);
      if (error !== undefined) throw error;
      const found = firstRecord(this.#buffer.bytes, 0, this.#buffer.size);
      const way = this.#judge(found, at);
      if (way !== undefined) {
        const attempts = this.#state.messages.attemptsOf(at);
        moves.push({ ...way, sourceUid, offset: at, attempts, outcome });
        bytes += way.batch.bytes.length;
      }
      at = this.#state.settled.nextUnsettled(at + 1);
    }
    return { moves, next: at };
  }

  /** Those that nobody has, or may have. */
  waiting(moves: readonly Move[]): Move[] {
    const { leader } = this.#parts.leader;
    return moves.filter(({ offset }) => leader.waiting(offset, offset + 1, true).length > 0);
  }
}

interface Done {
  /** Of the messages that were meant. */
  readonly waiting: number;
  readonly moved: number;
}

function dry(look: Look, moves: readonly Move[]): Done {
  const waiting = look.waiting(moves).length;
  return { waiting, moved: waiting };
}

/** Nothing is handed out between the look and the entry: what waits then does so when it is applied. */
function move({ shard, leader }: PageParts, look: Look, moves: readonly Move[]): Promise<Done> {
  if (moves.length === 0) return Promise.resolve({ waiting: 0, moved: 0 });
  return leader.holding(async () => {
    const waiting = look.waiting(moves);
    if (waiting.length === 0) return { waiting: 0, moved: 0 };
    const moved = await new Promise<number>((resolve) => {
      shard.submitBytes(EntryKind.move, encodeMoves(waiting), (outcome) =>
        resolve(outcome.kind === "moved" ? outcome.done.filter(Boolean).length : 0),
      );
    });
    return { waiting: waiting.length, moved };
  });
}

function deleted({ name }: QueueTopic, { moved }: MovePage): SluiceFault {
  return new SluiceFault("NOT_FOUND", `queue ${quoted(name)} was deleted meanwhile`, {
    moved: String(moved),
  });
}

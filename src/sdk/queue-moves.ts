/**
 * Redriving dead letters and moving messages, page by page: the server does a page a request, and this asks for the next
 * until all is done, so that a lost connection costs nothing and a rate can be kept.
 *
 *   look where the queue ends ─► page ─► page ─► … ─► the sums
 *                                 └ its reply lost: how many left the queue meanwhile? and the page once more
 */
import { FrameField } from "../wire/frame.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { clearTimeout, performance, setTimeout } from "./time.ts";

/** Which messages are meant: all that is given must hold. */
export interface MessageFilter {
  /** Each is among the message's headers, with exactly this value. At most 16. */
  readonly headers?: Readonly<Record<string, string | Uint8Array>>;
  /** Of dead letters: why it is one: "attempts", "rejected", "overflow", "expired". */
  readonly reason?: string;
  /** Stored in this queue at that time or later, which is when a dead letter died; a date or milliseconds since the Unix epoch. */
  readonly since?: Date | number;
  /** Stored before that time. */
  readonly until?: Date | number;
  /** The first offset. */
  readonly from?: number;
  /** The offset after the last. */
  readonly to?: number;
}

/** `timeoutMs` is of each page. */
export interface MoveOptions extends CallOptions {
  /** At most this many, the oldest first; default all that are there. */
  readonly limit?: number;
  readonly filter?: MessageFilter;
  /** Messages a second; default as fast as it goes. */
  readonly ratePerSecond?: number;
  /** Moves nothing: `moved` is how many it would be. */
  readonly dryRun?: boolean;
  /** Called after each page with what was done so far. */
  readonly onProgress?: (soFar: Moved) => void;
}

export interface MoveToOptions extends MoveOptions {
  /** The name of another queue, which exists and is not for dead letters. */
  readonly to: string;
}

export interface RedriveOptions<In = unknown> extends MoveOptions {
  /** Also those that were sent back three times already. */
  readonly force?: boolean;
  /** What is changed of each; its header x-redrive-edited-at tells when. */
  readonly edit?: RedriveEdit<In>;
}

export interface RedriveEdit<In = unknown> {
  readonly value?: In;
  /** In place of those of the same name; undefined removes them. */
  readonly headers?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

export interface Moved {
  readonly moved: number;
  /** Left as they are in a consumer's hands, or may be since before a restart of the server. */
  readonly held: number;
  /** Left as the queue they were to go to is full. */
  readonly full: number;
}

export interface Redriven extends Moved {
  /** Left as their queue exists no more, or they say of none. */
  readonly left: number;
  /** Left as they were sent back three times already. */
  readonly exhausted: number;
}

const common = ["limit", "filter", "ratePerSecond", "dryRun", "onProgress", "timeoutMs", "signal"];
export const redriveNames = optionNames("redrive()", [...common, "force", "edit"]);
export const moveNames = optionNames("move()", [...common, "to"]);
const filterNames = optionNames("filter", ["headers", "reason", "since", "until", "from", "to"]);
const editNames = optionNames("edit", ["value", "headers"]);

/** Behind every message: nothing is looked at. */
const NOWHERE = Number.MAX_SAFE_INTEGER;
/** With a rate, a page is about as long. */
const PAGE_MS = 250;

interface Page {
  readonly moved: number;
  readonly held: number;
  readonly full: number;
  readonly left?: number;
  readonly exhausted?: number;
  readonly nextOffset: number;
  readonly endOffset: number;
  readonly movedTotal: number;
}

interface Asked {
  readonly filter: proto.v1.MessageFilter.$Properties;
  readonly limit: number;
  readonly dryRun: boolean;
}

const utf8 = new TextEncoder();
const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === "string" ? utf8.encode(value) : value;

/** `origin`: only letters from that queue. `write`: as its values are written. @throws SluiceError */
export async function redrive<In>(
  connection: Connection,
  queue: string,
  origin: string,
  options: RedriveOptions<In>,
  write: (value: In) => Uint8Array | string,
): Promise<Redriven> {
  const { force = false, edit } = options;
  const change = edit === undefined ? undefined : editOf(edit, write);
  return await inPages(options, origin, async (asked, repeatable) => {
    const request = {
      what: `redrive ${queue}`,
      field: FrameField.redrive,
      body: v1.RedriveRequest.encode({ queue, ...asked, force, edit: change ?? null }).finish(),
      replyField: FrameField.redriven,
      repeatable,
    };
    return v1.RedriveReply.decode(await connection.call(request, options));
  });
}

/** @throws SluiceError */
export async function move(connection: Connection, queue: string, options: MoveToOptions): Promise<Moved> {
  const { to } = options;
  const { moved, held, full } = await inPages(options, "", async (asked, repeatable) => {
    const request = {
      what: `move messages of ${queue}`,
      field: FrameField.moveMessages,
      body: v1.MoveMessagesRequest.encode({ queue, to, ...asked }).finish(),
      replyField: FrameField.messagesMoved,
      repeatable,
    };
    return v1.MoveMessagesReply.decode(await connection.call(request, options));
  });
  return { moved, held, full };
}

async function inPages(
  options: MoveOptions,
  origin: string,
  ask: (asked: Asked, repeatable: boolean) => Promise<Page>,
): Promise<Redriven> {
  const { limit, dryRun = false, ratePerSecond, signal, onProgress } = options;
  if (limit !== undefined) positiveInteger(limit, "limit");
  if (ratePerSecond !== undefined && !(ratePerSecond > 0))
    throw invalidArgument(`ratePerSecond is ${ratePerSecond}, not a number above 0`);
  const filter = { ...filterOf(options.filter ?? {}), origin };
  const pageMost =
    ratePerSecond === undefined ? 0 : Math.max(1, Math.floor((ratePerSecond * PAGE_MS) / 1_000));
  const look = (): Promise<Page> =>
    ask({ filter: { ...filter, fromOffset: NOWHERE }, limit: 1, dryRun: true }, true);
  const begin = await look();
  const sums = { moved: 0, held: 0, full: 0, left: 0, exhausted: 0 };
  const toOffset = begin.endOffset;
  let total = begin.movedTotal;
  let fromOffset = filter.fromOffset;
  while (fromOffset < toOffset) {
    const room = limit === undefined ? Infinity : limit - sums.moved;
    if (room <= 0) break;
    const startedMs = performance.now();
    const asked = Math.min(room, pageMost || Infinity);
    let done: number;
    try {
      const page = await ask(
        { filter: { ...filter, fromOffset, toOffset }, limit: asked === Infinity ? 0 : asked, dryRun },
        dryRun,
      );
      done = page.moved;
      for (const name of ["held", "full", "left", "exhausted"] as const) sums[name] += page[name] ?? 0;
      total = page.movedTotal;
      fromOffset = page.nextOffset || toOffset;
    } catch (error) {
      if (!SluiceError.is(error, "CONNECTION_LOST")) throw error;
      // What it moved is gone from the queue; the rest is there still.
      const { movedTotal } = await look();
      done = movedTotal - total;
      total = movedTotal;
    }
    sums.moved += done;
    onProgress?.({ ...sums });
    if (ratePerSecond !== undefined && fromOffset < toOffset && !dryRun)
      await pause(startedMs + (done / ratePerSecond) * 1_000 - performance.now(), signal);
  }
  return sums;
}

function filterOf(filter: MessageFilter): proto.v1.MessageFilter.$Properties & { fromOffset: number } {
  checkOptions(filter, filterNames);
  const { headers = {}, reason = "", since, until, from = 0, to = 0 } = filter;
  for (const [name, offset] of Object.entries({ from, to })) {
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw invalidArgument(`${name} is ${offset}, not an offset`);
  }
  return {
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: bytesOf(value) })),
    reason,
    sinceMs: timeOf(since, "since"),
    untilMs: timeOf(until, "until"),
    fromOffset: from,
    toOffset: to,
  };
}

function timeOf(time: Date | number | undefined, name: string): number {
  const ms = Number(time ?? 0);
  if (!Number.isSafeInteger(ms) || ms < 0)
    throw invalidArgument(`${name} is ${String(time)}, not a date or milliseconds since the Unix epoch`);
  return ms;
}

function editOf<In>(
  edit: RedriveEdit<In>,
  write: (value: In) => Uint8Array | string,
): proto.v1.RedriveEdit.$Properties {
  checkOptions(edit, editNames);
  const { value, headers = {} } = edit;
  const setHeaders: proto.v1.Header.$Properties[] = [];
  const removeHeaders: string[] = [];
  for (const [name, one] of Object.entries(headers)) {
    if (one === undefined) removeHeaders.push(name);
    else setHeaders.push({ name, value: bytesOf(one) });
  }
  return { ...(value !== undefined && { value: bytesOf(write(value)) }), setHeaders, removeHeaders };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(abortedError(signal!));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

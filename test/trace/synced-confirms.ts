/**
 * Persist, then speak, as the kernel saw it: for each confirm, the journal write that carried its entry, and a sync of
 * that file that began after the write had ended and ended, well, before the confirm was written to the socket.
 *
 *   write of the entry │ ends │ fdatasync begins … ends with 0 │ confirm's write begins
 */
import { FrameDecoder, FrameField, splitFrame, type FrameParts } from "../../src/wire/frame.ts";
import { readPublishReply } from "../../src/wire/publish-reply.ts";
import { writtenBytes, type Call } from "./strace-log.ts";

const writes = new Set(["write", "writev", "pwrite64", "pwritev", "pwritev2"]);
const sends = new Set(["write", "writev", "sendto", "sendmsg"]);
const syncs = new Set(["fdatasync", "fsync"]);

export interface SyncedConfirms {
  /** Confirms found on sockets. */
  readonly confirms: number;
  /** Syncs of journal files that went well, those of the start and the end too. */
  readonly syncs: number;
  /** Journal files the entries were found in. */
  readonly files: readonly string[];
  readonly violations: readonly string[];
}

/**
 * @param marks the bytes by which message n is known in the journal: n is its offset in the topic's one partition
 */
export function checkSyncedConfirms(calls: readonly Call[], marks: readonly string[]): SyncedConfirms {
  const entries = journalWrites(calls, marks);
  const confirms = confirmWrites(calls);
  const files = new Set<string>();
  const violations: string[] = [];
  for (const [offset, mark] of marks.entries()) {
    const confirm = confirms.get(offset);
    const written = entries.get(offset);
    if (confirm === undefined) violations.push(`${mark}: no confirm was written to a socket`);
    else if (written === undefined)
      violations.push(`${mark}: confirmed, but never written to a journal file`);
    else {
      files.add(written.target);
      const problem = problemOf(calls, written, confirm);
      if (problem !== undefined) violations.push(`${mark}: ${problem}`);
    }
  }
  const journalSyncs = calls.filter(
    ({ name, target, result }) => syncs.has(name) && target.endsWith(".journal") && result === 0,
  );
  return { confirms: confirms.size, syncs: journalSyncs.length, files: [...files].sort(), violations };
}

function problemOf(calls: readonly Call[], written: Call, confirm: Call): string | undefined {
  const synced = calls.filter(
    ({ name, target, descriptor, began, ended }) =>
      syncs.has(name) &&
      target === written.target &&
      descriptor === written.descriptor &&
      began > written.ended &&
      ended < confirm.began,
  );
  if (synced.length === 0)
    return `its entry was written to ${written.target}, and confirmed without a sync in between`;
  return synced.some(({ result }) => result === 0)
    ? undefined
    : `the sync of ${written.target} before its confirm failed`;
}

/** Offset → the call that wrote the entry holding its mark. */
function journalWrites(calls: readonly Call[], marks: readonly string[]): Map<number, Call> {
  const offsets = new Map(marks.map((mark, offset) => [mark, offset]));
  const found = new Map<number, Call>();
  for (const call of calls) {
    if (!writes.has(call.name) || !call.target.endsWith(".journal") || call.result <= 0) continue;
    for (const [mark] of writtenBytes(call)
      .toString("latin1")
      .matchAll(/<mark \d+>/g)) {
      const offset = offsets.get(mark);
      if (offset !== undefined && !found.has(offset)) found.set(offset, call);
    }
  }
  return found;
}

/** Offset → the call that wrote its confirm, each connection's bytes cut into frames as a client does. */
function confirmWrites(calls: readonly Call[]): Map<number, Call> {
  const found = new Map<number, Call>();
  const streams = new Map<string, FrameDecoder>();
  for (const call of calls) {
    if (!sends.has(call.name) || !call.target.startsWith("TCP:") || call.result <= 0) continue;
    let decoder = streams.get(call.target);
    if (decoder === undefined) streams.set(call.target, (decoder = new FrameDecoder(64 * 1024 * 1024)));
    decoder.push(writtenBytes(call), (bytes, start, end) => {
      const parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
      splitFrame(bytes, start, end, parts);
      if (parts.field !== FrameField.published) return;
      const reply = readPublishReply(bytes, parts.bodyStart, parts.bodyEnd);
      for (let at = 0; at < reply.results.length; at += 3) {
        for (let i = 0; i < reply.results[at + 2]!; i++) found.set(reply.results[at + 1]! + i, call);
      }
    });
  }
  return found;
}

/**
 * What `strace -f -yy -xx` wrote, as calls: when each began and ended, in the order strace saw it.
 *
 *   1203  pwrite64(21<\x2f…\x2e\x6a…>, "\x53\x4c…", 136, 4096) = 136          began and ended at this line
 *   1203  fdatasync(21<\x2f…> <unfinished ...>                                began here
 *   1198  write(24<\x54\x43…>, "\x00…", 17) = 17
 *   1203  <... fdatasync resumed>)  = 0                                       ended here
 *
 * A thread's call does not begin before strace has let it, and strace lets it after writing the line; it has ended
 * before strace writes that it has. So if one call's end is written before another's begin, that is the order in which
 * they happened.
 */

export interface Call {
  readonly thread: number;
  readonly name: string;
  /** The file or socket of the first argument, as strace decoded it; "" = it has none. */
  readonly target: string;
  readonly descriptor: number;
  /** The text of the arguments. */
  readonly args: string;
  /** Line numbers. */
  readonly began: number;
  readonly ended: number;
  /** What it returned; −1 for an error. */
  readonly result: number;
}

/** @throws Error at a line that is none of those above */
export function parseStrace(text: string): Call[] {
  const calls: Call[] = [];
  const unfinished = new Map<string, { began: number; text: string }>();
  for (const [at, line] of text.split("\n").entries()) {
    const match = /^(\d+)\s+(.*)$/.exec(line);
    if (match === null) {
      if (line.trim() === "") continue;
      throw new Error(`line ${at + 1} is not strace's: ${line.slice(0, 200)}`);
    }
    const thread = Number(match[1]);
    const rest = match[2]!;
    // A signal, or the end of a thread.
    if (/^(---|\+\+\+)/.test(rest)) continue;
    const cut = /^(\w+)\((.*) <unfinished \.\.\.>$/s.exec(rest);
    if (cut !== null) {
      unfinished.set(`${thread} ${cut[1]}`, { began: at, text: `${cut[1]}(${cut[2]}` });
      continue;
    }
    const resumed = /^<\.\.\. (\w+) resumed>(.*)$/s.exec(rest);
    if (resumed === null) calls.push(callOf(thread, rest, at, at));
    else {
      const key = `${thread} ${resumed[1]}`;
      const begin = unfinished.get(key);
      // Begun before strace was there.
      if (begin === undefined) continue;
      unfinished.delete(key);
      calls.push(callOf(thread, begin.text + resumed[2], begin.began, at));
    }
  }
  return calls;
}

function callOf(thread: number, text: string, began: number, ended: number): Call {
  const match = /^(\w+)\((.*)\)\s+=\s+(-?\d+|\?)/s.exec(text);
  if (match === null) throw new Error(`line ${ended + 1} is not a call: ${text.slice(0, 200)}`);
  const [, name = "", args = "", result] = match;
  const target = /^(\d+)<((?:[^>]|->)*)>/.exec(args);
  return {
    thread,
    name,
    target: target === null ? "" : unescaped(target[2]!).toString("latin1"),
    descriptor: target === null ? -1 : Number(target[1]),
    args,
    began,
    ended,
    result: result === "?" ? -1 : Number(result),
  };
}

/** The bytes a write was given, all its pieces together; cut to `result` where it took fewer. */
export function writtenBytes(call: Call): Buffer {
  const pieces = [...call.args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, text, cut]) => {
    if (cut !== undefined)
      throw new Error(`line ${call.ended + 1}: strace cut the bytes; give it a larger -s`);
    return unescaped(text!);
  });
  return Buffer.concat(pieces).subarray(0, Math.max(0, call.result));
}

function unescaped(text: string): Buffer {
  const plain = text.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(plain, "latin1");
}

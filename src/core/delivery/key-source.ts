/**
 * The keys of messages, as the leader needs them: when it looks ahead, and never all of them (10 M would be 80 MB).
 * They are not journaled: they are read from the messages, of which a backlog has all there is to know.
 */
import { LEVELS } from "./level-runs.ts";

/** Where keys come from: the records of the log, hashed (wire/record-keys.ts). */
export interface KeySource {
  /**
   * Puts the hashed keys of the messages from `offset` on, two numbers each, both 0 = it has none; returns how many
   * messages', at most what `into` holds. 0: they have to be read first, the leader asks again when it is woken.
   */
  keys(offset: number, into: Uint32Array): number;
}

export const NO_KEY = 0;
/** It has to be read first. */
export const UNKNOWN_KEY = -1;

/** Keys read at once where the next ones will be asked for, and where they hardly will. */
const AHEAD = 256;
const NEAR = 8;

class Window {
  from = 0;
  count = 0;
  readonly hashes: Uint32Array;

  constructor(keys: number) {
    this.hashes = new Uint32Array(2 * keys);
  }
}

export class KeyReader {
  readonly #source: KeySource;
  /** One a priority, behind its cursor, and one for messages that came back. */
  readonly #windows: (Window | undefined)[] = new Array<Window | undefined>(LEVELS + 1).fill(undefined);

  constructor(source: KeySource) {
    this.#source = source;
  }

  /** 53 of the 64 bits; or NO_KEY, UNKNOWN_KEY. `level`: of the cursor that has come to it; −1: none has. */
  keyOf(offset: number, level: number): number {
    const number = level < 0 ? LEVELS : level;
    const window = (this.#windows[number] ??= new Window(level < 0 ? NEAR : AHEAD));
    if (offset < window.from || offset >= window.from + window.count) {
      window.from = offset;
      window.count = this.#source.keys(offset, window.hashes);
      if (window.count === 0) return UNKNOWN_KEY;
    }
    const at = 2 * (offset - window.from);
    return (window.hashes[at]! & 0x1f_ffff) * 2 ** 32 + window.hashes[at + 1]!;
  }
}

/**
 * A decoder under fuzz. A new decoder needs its file in targets/, a row in targets/index.ts, and, once something was
 * found, a file in corpus/.
 */
import type { Dice } from "./dice.ts";

export interface FuzzTarget {
  readonly name: string;
  /** What is mutated: golden inputs, and valid values encoded. */
  readonly samples: readonly Uint8Array[];
  /** Put in at random places: what a random byte would not hit in a million inputs. */
  readonly words?: readonly Uint8Array[];
  /**
   * Makes checksums and lengths fit again, in three of four inputs, so that what lies behind them is reached. Keeps the
   * length.
   */
  readonly mend?: (bytes: Uint8Array, start: number, end: number, dice: Dice) => void;
  /**
   * Reads bytes[start, end) and returns a digest of all that was seen. Throws what the decoder refuses with, or
   * FuzzFailure when something does not hold: what was accepted is not what encoding and decoding it again gives.
   */
  readonly read: (bytes: Uint8Array, start: number, end: number) => number | Promise<number>;
  /** Whether this is the decoder's documented refusal. By class: messages cost too much to look at. */
  readonly refuses: (error: unknown) => boolean;
  /** Most bytes that may be asked for at a time, for an input of so many, bytes[start, …). Default: 64 KiB and 8 a byte. */
  readonly maxRequestBytes?: (length: number, bytes: Uint8Array, start: number) => number;
  /** Files below src/, and the least share of the code in their functions that must have run. */
  readonly covers: readonly Coverage[];
}

export interface Coverage {
  readonly file: string;
  /** Only these functions, by the names V8 gives them; default: all. */
  readonly functions?: RegExp;
  readonly least: number;
}

/** Not a refusal: a decoder gave something that does not hold. */
export class FuzzFailure extends Error {
  override readonly name = "FuzzFailure";
}

export function holds(condition: boolean, what: string): void {
  if (!condition) throw new FuzzFailure(what);
}

/** Goes on with a digest. Any number: the halves of large ones count. */
export function digest(before: number, value: number): number {
  return (Math.imul(before ^ (value | 0), 0x0100_0193) + ((value / 0x1_0000_0000) | 0)) | 0;
}

export function digestBytes(before: number, bytes: Uint8Array, start = 0, end = bytes.length): number {
  let hash = digest(before, end - start);
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash;
}

export function digestText(before: number, text: string): number {
  let hash = digest(before, text.length);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash;
}

export function sameBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = 0; i < aEnd - aStart; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}

/**
 * The shim of shim.c, as the bench sees it: compiled once into .build/, and for each server a page of memory that both
 * share. It costs a server a call more for each sync, so it is loaded only where syncs are counted or delayed.
 */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RunFailure } from "../child.ts";
import { root } from "../scratch.ts";

const SOURCE = fileURLToPath(new URL("shim.c", import.meta.url));

/** Three numbers of eight bytes, of the machine's own order; see shim.c. */
const DELAY_AT = 0;
const LOADED_AT = 8;
const SYNCS_AT = 16;
const PAGE_BYTES = 24;

/** Why syncs cannot be counted here, or undefined. */
export function shimMissing(): string | undefined {
  if (process.platform !== "linux") return "syncs are counted on Linux only";
  if (/[\s:]/.test(root)) return "LD_PRELOAD takes no path with a blank or a colon, as this checkout's is";
  return spawnSync("cc", ["--version"]).status === 0 ? undefined : "cc is not installed (Debian: gcc)";
}

/** Where it is, compiled anew if its source is newer. @throws RunFailure */
export function compileShim(): string {
  const why = shimMissing();
  if (why !== undefined) throw new RunFailure(why);
  const directory = join(root, ".build/syncs");
  const path = join(directory, "shim.so");
  if (existsSync(path) && statSync(path).mtimeMs >= statSync(SOURCE).mtimeMs) return path;
  mkdirSync(directory, { recursive: true });
  const made = `${path}.${process.pid}`;
  const { status, stderr } = spawnSync(
    "cc",
    ["-shared", "-fPIC", "-O2", "-Wall", "-o", made, SOURCE, "-ldl"],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new RunFailure(`cc could not compile ${SOURCE}\n${stderr}`);
  // Another bench may run meanwhile, with this file loaded.
  renameSync(made, path);
  return path;
}

export class SyncShim {
  /** For the server's process; its children inherit it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #file: number;

  /** `path`: where the page is made. */
  constructor(path: string, delayMs: number) {
    this.#file = openSync(path, "w+");
    writeSync(this.#file, Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, 0);
    this.setDelay(delayMs);
    this.env = { LD_PRELOAD: compileShim(), SYNC_SHIM_PAGE: path };
  }

  /** Of each sync that begins from now on. */
  setDelay(delayMs: number): void {
    this.#write(DELAY_AT, BigInt(Math.round(delayMs * 1000)));
  }

  /** So far; undefined = nothing has loaded it, so there is nothing it could count or delay. */
  syncs(): number | undefined {
    return this.#read(LOADED_AT) === 0 ? undefined : this.#read(SYNCS_AT);
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(at: number, value: bigint): void {
    const bytes = new BigUint64Array([value]);
    writeSync(this.#file, bytes, 0, 8, at);
  }

  #read(at: number): number {
    const bytes = new BigUint64Array(1);
    readSync(this.#file, bytes, 0, 8, at);
    return Number(bytes[0]);
  }
}

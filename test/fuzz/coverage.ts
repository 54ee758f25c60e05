/**
 * Which share of a file's code has run, by V8's block coverage. Counted in characters inside functions, comments and
 * white space left out: sources run with their types blanked out, so V8's positions are the file's own.
 */
import { readFileSync } from "node:fs";
import { Session, type Profiler } from "node:inspector";
import type { Coverage } from "./target.ts";

export interface Covered {
  readonly file: string;
  readonly share: number;
  readonly least: number;
  /** First line of each piece that never ran: `123: throw truncated()`. */
  readonly missed: readonly string[];
}

const src = new URL("../../src/", import.meta.url);

export class BlockCoverage {
  readonly #session = new Session();

  /** Before the code is loaded. */
  start(): void {
    this.#session.connect();
    this.#session.post("Profiler.enable");
    this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  take(wanted: readonly Coverage[]): Covered[] {
    let scripts: Profiler.ScriptCoverage[] = [];
    // Answers at once, within the call.
    this.#session.post("Profiler.takePreciseCoverage", (error, { result }) => {
      if (error) throw error;
      scripts = result;
    });
    this.#session.disconnect();
    return wanted.map((coverage) => {
      const url = new URL(coverage.file, src).href;
      const script = scripts.find((one) => one.url === url);
      return coveredOf(coverage, readFileSync(new URL(url), "utf8"), script?.functions ?? []);
    });
  }
}

function coveredOf(
  { file, functions: names, least }: Coverage,
  text: string,
  functions: readonly Profiler.FunctionCoverage[],
): Covered {
  const code = codeMap(text);
  // 0 = not looked at, 1 = looked at and missed, 2 = has run. Inner ranges come after those around them.
  const state = new Uint8Array(text.length);
  for (const { functionName, ranges } of functions) {
    const whole = ranges[0]!;
    const isModule = whole.startOffset === 0 && whole.endOffset >= text.length - 1;
    if (isModule || (names !== undefined && !names.test(functionName))) continue;
    for (const { startOffset, endOffset, count } of ranges)
      state.fill(count > 0 ? 2 : 1, startOffset, endOffset);
  }
  let all = 0;
  let ran = 0;
  for (let i = 0; i < text.length; i++) {
    if (state[i] === 0 || code[i] === 0) continue;
    all++;
    if (state[i] === 2) ran++;
  }
  return { file, share: all === 0 ? 0 : ran / all, least, missed: missedOf(text, code, state) };
}

/** 1 where code stands: no comment, no white space. Strings count as code. */
function codeMap(text: string): Uint8Array {
  const map = new Uint8Array(text.length);
  const pattern = /\/\*[^]*?\*\/|(?<![:"'`])\/\/[^\n]*|\s+|[^]/g;
  for (const { 0: piece, index } of text.matchAll(pattern))
    if (piece.length === 1 && piece.trim() !== "") map[index] = 1;
  return map;
}

function missedOf(text: string, code: Uint8Array, state: Uint8Array): string[] {
  const missed: string[] = [];
  let line = 1;
  let lastTold = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n") line++;
    const begins = state[i] === 1 && (i === 0 || state[i - 1] !== 1);
    if (!begins) continue;
    let at = i;
    let atLine = line;
    while (at < text.length && (code[at] === 0 || /[{};]/.test(text[at]!))) if (text[at++] === "\n") atLine++;
    if (state[at] !== 1 || atLine === lastTold) continue;
    lastTold = atLine;
    missed.push(
      `${atLine}: ${text
        .slice(at, at + 60)
        .split("\n")[0]!
        .trim()}`,
    );
  }
  return missed;
}

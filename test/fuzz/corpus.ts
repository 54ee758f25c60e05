/**
 * Inputs that failed once, kept for ever: corpus/<decoder>.txt, a line each, `<hex>  # what went wrong`. Text decoders
 * may say `"text"` as JSON instead of hex.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";

const directory = new URL("./corpus/", import.meta.url);

export interface Kept {
  readonly where: string;
  readonly bytes: Uint8Array;
  readonly why: string;
}

export function corpusOf(decoder: string): Kept[] {
  const file = new URL(`${decoder}.txt`, directory);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line, i) => ({ line, where: `corpus/${decoder}.txt:${i + 1}` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, where }) => {
      const [, text, hex, why] = /^(?:("(?:[^"\\]|\\.)*")|((?:[0-9a-f]{2})*)) +# (.+)$/.exec(line) ?? [];
      if (why === undefined) throw new Error(`${where} is not "<hex>  # why"`);
      const bytes =
        text === undefined ? Buffer.from(hex ?? "", "hex") : Buffer.from(JSON.parse(text) as string);
      return { where, bytes: new Uint8Array(bytes), why };
    });
}

/** Decoders that have one. */
export function corpora(): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.slice(0, -".txt".length));
}

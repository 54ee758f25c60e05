/**
 * The client and the server name settings as code does (maxAttempts, retry.minMs); whoever typed flags is told of flags
 * (--max-attempts, --retry-min-ms).
 */
import type { Command } from "commander";

/** Not in quotes: what stands there is somebody's own. */
const SETTING = /(?<!["'\w.])[a-z][a-z\d]*(?:\.[a-z]+)*(?:[A-Z][a-z\d]*)+(?!["'\w])/g;

/** The text with each setting for which the command has a flag named as that flag. */
export function inFlags(text: string, command: Command): string {
  const flags = new Set(command.options.map(({ long }) => long));
  return text.replace(SETTING, (setting) => {
    // The protocol says backoff where users say retry.
    const words = setting
      .replace(/^backoff\./, "retry.")
      .replace(/\.|(?=[A-Z])/g, "-")
      .toLowerCase();
    const flag = [words, words.replace(/-(ms|per-second)$/, "")].map((name) => `--${name}`);
    return flag.find((name) => flags.has(name)) ?? setting;
  });
}

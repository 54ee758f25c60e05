import { Command, Option } from "commander";
import { expect, it } from "vitest";
import { inFlags } from "../../src/cli/flag-words.ts";

const command = new Command("create")
  .option("--max-attempts <n>")
  .option("--ttl <time>")
  .option("--rate <n>")
  .option("--retry-min-ms <time>")
  .option("--key <key>")
  .addOption(new Option("--delay <time>"));

it.each([
  ["maxAttempts is 5000; it can be 0 to 1000", "--max-attempts is 5000; it can be 0 to 1000"],
  ["ttlMs is 1", "--ttl is 1"],
  ["ratePerSecond is −1, delayMs too", "--rate is −1, --delay too"],
  ["retry.minMs is 0", "--retry-min-ms is 0"],
  ["backoff.minMs is 0", "--retry-min-ms is 0"],
])("names flags: %s", (text, flags) => expect(inFlags(text, command)).toBe(flags));

it.each([
  "a key is text",
  "lockMs has no flag here",
  'there is no queue "maxAttempts"',
  "cannot reach sluice://localhost:7420 (ECONNREFUSED)",
])("leaves alone: %s", (text) => expect(inFlags(text, command)).toBe(text));

/** Asks before something is deleted for good. */
import { createInterface } from "node:readline/promises";
import { UsageError } from "./exit-codes.ts";

/** @throws UsageError unless a person at a terminal types the name */
export async function confirmDeletion(kind: "topic" | "queue", name: string): Promise<void> {
  await confirm(`deleting a ${kind} cannot be undone: add --yes if you mean it`, name);
}

/** @throws UsageError unless a person at a terminal types the name */
export async function confirmPurge(name: string): Promise<void> {
  await confirm("purging a queue cannot be undone: add --yes if you mean it", name);
}

async function confirm(advice: string, name: string): Promise<void> {
  if (!process.stdin.isTTY) throw new UsageError(advice);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    `This deletes messages of ${name} for good. Type its name to go on: `,
  );
  terminal.close();
  if (answer.trim() !== name) throw new UsageError(`nothing was deleted: "${answer}" is not the name`);
}

export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

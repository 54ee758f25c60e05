/** Who settled, with what result or error: what a consumer's settlement adds to the commands that come of it. */
import { MAX_TEXT_BYTES } from "../core/delivery/failure-texts.ts";
import type { DeliveryCommand } from "../core/delivery/effects.ts";
import { MAX_CONSUMER_BYTES } from "../core/delivery-notes.ts";
import type { Consumer, Settlement } from "./consumer.ts";

const toUtf8 = new TextEncoder();
const room = new Uint8Array(MAX_TEXT_BYTES);

/** UTF-8, cut between two characters. */
export function cutText(text: string, mostBytes: number): Uint8Array {
  const { written } = toUtf8.encodeInto(text, room.subarray(0, mostBytes));
  return room.slice(0, written);
}

export function consumerName(name: string): Uint8Array {
  return cutText(name, MAX_CONSUMER_BYTES);
}

/** Of the commands from the `from`-th on. */
export function noteSettlement(
  commands: readonly DeliveryCommand[],
  from: number,
  { outcome, error, result }: Settlement,
  { nameBytes: consumer }: Consumer,
): void {
  if (commands.length === from || (outcome === "ack" && result === undefined)) return;
  const failure = { error: cutText(error, MAX_TEXT_BYTES), consumer };
  for (let i = from; i < commands.length; i++) {
    const command = commands[i]!;
    if (command.kind === "settle") command.result = result;
    else if (command.kind === "fail" || command.kind === "dead-letter") command.failure = failure;
  }
}

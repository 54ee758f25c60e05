/** Requests about one message of a queue, by its id. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import { SluiceError, invalidArgument } from "./errors.ts";
import { progressOf, type MessageProgress } from "./message-progress.ts";
import { settledOf, type SettledOutcome } from "./settled-message.ts";
import { utf8Of } from "./text.ts";

/** Where a message is. */
export interface FoundMessage {
  readonly offset: number;
  /**
   * "ready": it could be handed out; "delayed" until `until`; "pending": in a consumer's hands, whose lock ends at `until`;
   * "reserved": after a restart, until `until`, for whoever held it before; "settled" at `until`.
   */
  readonly state: (typeof STATES)[number];
  /** Milliseconds since the Unix epoch, by the server's clock. */
  readonly until: number | undefined;
  /** The name of the consumer that has it, or in whose hands it was settled. */
  readonly consumer: string | undefined;
  /** How often it has failed. */
  readonly attempts: number;
  /** When it expires. Milliseconds since the Unix epoch. */
  readonly expiresAt: number | undefined;
  /** Of a pending one: how far its consumer last said it is. */
  readonly progress: MessageProgress | undefined;
  /** Of a settled one: how it ended; undefined = that is not remembered any more (`keepSettled`). */
  readonly outcome: SettledOutcome | undefined;
  /** What its handler left with `m.setResult()`: read as JSON, or the bytes if they are none; undefined = nothing. */
  readonly result: unknown;
  readonly resultBytes: Uint8Array | undefined;
}

/** By FindMessageReply.State. */
const STATES = ["ready", "delayed", "pending", "reserved", "settled"] as const;

const MOST_ID_BYTES = 256;

/** @throws SluiceError INVALID_ARGUMENT */
export function checkMessageId(messageId: string): string {
  if (typeof messageId !== "string" || messageId === "")
    throw invalidArgument(
      `messageId is ${JSON.stringify(messageId)}, not text of 1 to ${MOST_ID_BYTES} bytes`,
    );
  if (messageId.length * 3 > MOST_ID_BYTES && utf8Of(messageId).length > MOST_ID_BYTES)
    throw invalidArgument(`messageId has more than ${MOST_ID_BYTES} bytes in UTF-8`);
  return messageId;
}

/** Undefined: the queue knows no such message. @throws SluiceError NOT_FOUND (the queue), WRONG_KIND */
export async function findMessage(
  connection: Connection,
  queue: string,
  id: string,
  options: CallOptions,
): Promise<FoundMessage | undefined> {
  const messageId = checkMessageId(id);
  try {
    const reply = await connection.call(
      {
        what: `find message ${messageId} of queue ${queue}`,
        field: FrameField.findMessage,
        body: v1.FindMessageRequest.encode({ queue, messageId }).finish(),
        replyField: FrameField.messageFound,
        repeatable: true,
      },
      options,
    );
    const found = v1.FindMessageReply.decode(reply);
    const { offset, state, untilMs, attempts, expiresAtMs, settled } = found;
    const ended = settled ? settledOf(queue, settled, undefined) : undefined;
    return {
      offset,
      state: STATES[state] ?? "pending",
      until: untilMs || undefined,
      consumer: ended?.consumer ?? (found.consumer || undefined),
      attempts,
      expiresAt: expiresAtMs || undefined,
      progress: progressOf(found.progress),
      outcome: ended?.outcome,
      result: ended?.result,
      resultBytes: ended?.resultBytes,
    };
  } catch (error) {
    if (SluiceError.is(error, "NOT_FOUND") && error.details["messageId"] !== undefined) return undefined;
    throw error;
  }
}

/** @throws SluiceError NOT_FOUND, WRONG_KIND, MESSAGE_HELD */
export async function cancelMessage(
  connection: Connection,
  queue: string,
  id: string,
  options: CallOptions,
): Promise<{ readonly offset: number }> {
  const messageId = checkMessageId(id);
  const reply = await connection.call(
    {
      what: `cancel message ${messageId} of queue ${queue}`,
      field: FrameField.cancelMessage,
      body: v1.CancelMessageRequest.encode({ queue, messageId }).finish(),
      replyField: FrameField.messageCancelled,
      repeatable: false,
    },
    options,
  );
  const { offset } = v1.CancelMessageReply.decode(reply);
  return { offset };
}

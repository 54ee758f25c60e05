import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

/** Makes a producer, or opens a new session of a named one. */
export async function initProducer(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.InitProducerRequest, body);
  const { producerId, producerEpoch, nextSequence } = await session.context.broker.initProducer(name);
  const reply = v1.InitProducerReply.encode({ producerId, producerEpoch, nextSequence }).finish();
  session.reply(correlation, FrameField.producer, reply);
}

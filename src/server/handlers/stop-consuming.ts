import { SluiceFault } from "../../base/errors.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

/** The consumer goes for good: what it holds is given back at no cost. */
export function stopConsuming(session: Session, correlation: number, body: Uint8Array): undefined {
  const { consumer: number } = decode(v1.StopConsumingRequest, body);
  const consumer = session.consumer(number);
  if (consumer === undefined)
    throw new SluiceFault("NOT_FOUND", `there is no consumer ${number} on this connection`);
  session.consumers.delete(number);
  consumer.home.stop(consumer);
  session.reply(correlation, FrameField.ok, new Uint8Array(0));
}

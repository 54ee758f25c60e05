import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

const USUAL_CREDIT_BYTES = 16 * 1024 * 1024;
const MOST_CREDIT = 65_536;

/** Other limits of a consumer; one that has ended in the meantime is no error. */
export function consumerCredit(session: Session, _correlation: number, body: Uint8Array): undefined {
  const { consumer, credit, creditBytes } = decode(v1.ConsumerCredit, body);
  session.consumer(consumer)?.grant(Math.min(credit, MOST_CREDIT), creditBytes || USUAL_CREDIT_BYTES);
}

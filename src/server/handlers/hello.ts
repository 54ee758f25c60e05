import { SluiceFault } from "../../base/errors.ts";
import { MAX_PRODUCER_IN_FLIGHT } from "../../core/producers.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

const PROTOCOL = 1;

/** Agrees on a protocol version and tells the limits. */
export function hello(session: Session, correlation: number, body: Uint8Array): undefined {
  const request = decode(v1.Hello, body);
  if (request.minProtocol > PROTOCOL || request.maxProtocol < PROTOCOL) {
    const text = `the client speaks protocol ${request.minProtocol} to ${request.maxProtocol}, this server ${PROTOCOL}`;
    const fault = new SluiceFault("UNSUPPORTED_PROTOCOL", text, { protocol: String(PROTOCOL) });
    session.refuse(correlation, fault);
    session.close(fault);
    return;
  }
  const { context } = session;
  const { limits } = context;
  if (request.join.length > 0 && !context.pairs.join(session, request.join)) {
    const fault = new SluiceFault(
      "NOT_FOUND",
      "the session whose second connection this was to be is no more",
    );
    session.refuse(correlation, fault);
    session.close(fault);
    return;
  }
  const secret =
    request.secondConnection && session.first === undefined ? context.pairs.offer(session) : undefined;
  session.opened(request.clientName.slice(0, 200), limits.maxFrameBytes);
  const welcome = v1.Welcome.encode({
    protocol: PROTOCOL,
    nodeId: context.nodeId,
    clusterId: context.clusterId,
    serverVersion: context.serverVersion,
    limits: {
      maxFrameBytes: limits.maxFrameBytes,
      maxMessageBytes: limits.maxMessageBytes,
      maxProducerInFlight: MAX_PRODUCER_IN_FLIGHT,
      publishCreditBytes: limits.publishCreditBytes,
      maxSubscriptions: limits.maxSubscriptions,
    },
    heartbeatMs: limits.heartbeatMs,
    features: ["topics", "atomic", "queues"],
    epoch: context.broker.shard.epoch,
    durability: context.durability,
    ...(context.flushIntervalMs === 0 ? {} : { flushIntervalMs: context.flushIntervalMs }),
    lineage: context.broker.shard.machine.lineage.current,
    ...(secret === undefined ? {} : { session: secret }),
  }).finish();
  session.reply(correlation, FrameField.welcome, welcome);
  context.log.debug(
    { session: session.id, remote: session.remote, client: session.clientName },
    "session opened",
  );
}

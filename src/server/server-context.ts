import type { SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Broker } from "../broker/broker.ts";
import type { Clock } from "../io/clock.ts";
import type { Farewells } from "./farewells.ts";
import type { PublishShare } from "./publish-share.ts";
import type { SessionPairs } from "./session-pairs.ts";
import type { Session } from "./session.ts";

export interface ServerLimits {
  readonly maxFrameBytes: number;
  readonly maxMessageBytes: number;
  readonly publishCreditBytes: number;
  readonly maxSubscriptions: number;
  readonly maxConnections: number;
  readonly heartbeatMs: number;
  readonly slowReaderTimeoutMs: number;
  readonly handshakeTimeoutMs: number;
}

/** What sessions and handlers have of the node. */
export interface ServerContext {
  readonly broker: Broker;
  readonly limits: ServerLimits;
  readonly clock: Clock;
  readonly share: PublishShare;
  /** Where connections end that were told why. */
  readonly farewells: Farewells;
  /** Sessions of two connections. */
  readonly pairs: SessionPairs;
  readonly log: Logger;
  readonly nodeId: string;
  readonly clusterId: string;
  readonly serverVersion: string;
  readonly durability: string;
  /** How long a confirm may come before its sync, milliseconds. */
  readonly flushIntervalMs: number;
  /** No new requests are taken. */
  readonly stopping: boolean;
  readonly errorNumber: (fault: SluiceFault) => number;
  readonly onSessionClosed: (session: Session) => void;
}

/**
 * A client's link, greeted and with requests under way, that gets any frames from its server: it goes on or is lost, and
 * each request is answered or lost, once.
 */
import { formOf } from "../../../src/sdk/define-topic.ts";
import { SluiceError, errorOfWire } from "../../../src/sdk/errors.ts";
import { Link, type LinkListener, type PendingReply } from "../../../src/sdk/link.ts";
import { deliveriesOf } from "../../../src/sdk/queue-frames.ts";
import { topicInfoOf, truncationsOf } from "../../../src/sdk/topic-info.ts";
import type { Transport, TransportListener } from "../../../src/sdk/transport.ts";
import { FrameField } from "../../../src/wire/frame.ts";
import { decode, v1 } from "../../../src/wire/protobuf.ts";
import { readPublishReply } from "../../../src/wire/publish-reply.ts";
import { goldenFrames, joined } from "../golden.ts";
import { digest, digestText, holds, type FuzzTarget } from "../target.ts";
import { fitLengths } from "./frames.ts";

const REQUESTS = 12;
const greeting = {
  clientName: "fuzz",
  clientVersion: "0",
  user: undefined,
  password: undefined,
  token: undefined,
};
const welcome = v1.Frame.encode({ correlation: 1, welcome: { protocol: 1, heartbeatMs: 1 << 30 } }).finish();
/** Never aborted. A real one takes longer to listen to than a link takes to open. */
const never = {
  aborted: false,
  addEventListener: () => {},
  removeEventListener: () => {},
} as unknown as AbortSignal;

/** Reads its reply as the SDK's callers do. */
class Request implements PendingReply {
  settled = 0;
  outcome = 0;

  answered(field: number, bytes: Uint8Array, start: number, end: number): void {
    const body = bytes.subarray(start, end);
    if (field === FrameField.error) this.outcome = digestText(1, errorOfWire(body).code);
    else if (field === FrameField.published)
      this.outcome = readPublishReply(bytes, start, end).results.length;
    else if (field === FrameField.topic) {
      const { topic } = decode(v1.TopicReply, body);
      this.outcome = digest(truncationsOf(topic).size, topicInfoOf(topic).partitions);
    }
    this.settled++;
  }

  lost(error: SluiceError): void {
    this.outcome = digestText(2, error.code);
    this.settled++;
  }
}

let hash = 0;
const form = formOf<never, Uint8Array>("q", {});
const listener: LinkListener = {
  batches: (_bytes, { subscription, batchesEnd, batchesStart }) => {
    hash = digest(digest(hash, subscription), batchesEnd - batchesStart);
    return false;
  },
  subscriptionEnded: (subscription, error) =>
    void (hash = digestText(digest(hash, subscription), error.code)),
  deliveries: (bytes, { consumer, batches, ranges }) => {
    hash = digest(digest(digest(hash, consumer), batches.length), ranges.length);
    try {
      hash = digest(hash, deliveriesOf(bytes, { consumer, batches, ranges }, "q", form).length);
    } catch (error) {
      if (!(error instanceof SluiceError)) throw error;
      hash = digestText(hash, error.code);
    }
    return false;
  },
  deliveriesLost: (consumer, ranges) => void (hash = digest(digest(hash, consumer), ranges.length)),
  consumerEnded: (consumer, error) => void (hash = digestText(digest(hash, consumer), error.code)),
  goodbye: (reason) => void (hash = digestText(hash, reason?.code ?? "")),
  closed: (error) => void (hash = digestText(hash, error.code)),
};

export const target: FuzzTarget = {
  name: "client-links",
  samples: [...goldenFrames, ...goldenFrames.slice(1).map((frame, i) => joined(goldenFrames[i]!, frame))],
  mend: fitLengths,
  async read(bytes, start, end) {
    hash = 0;
    let server: TransportListener | undefined;
    let destroyed = false;
    const transport: Transport = {
      maxFrameBytes: 0,
      send: () => {},
      end: () => {},
      destroy: () => void (destroyed = true),
    };
    const opening = Link.open(
      async (_endpoint, to) => {
        server = to;
        return transport;
      },
      { host: "h", port: 1 },
      greeting,
      never,
    );
    // The hello is sent a turn later, when dialling is done.
    await Promise.resolve();
    await Promise.resolve();
    server!.frame(welcome, 0, welcome.length);
    const link = await opening;
    link.begin(listener);
    // Correlation 1 was the greeting's.
    const requests = Array.from({ length: REQUESTS }, () => new Request());
    for (const request of requests) link.expect(request);
    const view = new DataView(bytes.buffer);
    for (let at = start; at + 4 <= end && !destroyed;) {
      const to = Math.min(end, at + 4 + view.getUint32(at));
      server!.frame(bytes, at + 4, to);
      at = to;
    }
    server!.closed(undefined);
    for (const { settled, outcome } of requests) {
      holds(settled === 1, `a request was settled ${settled} times`);
      hash = digest(hash, outcome);
    }
    return hash;
  },
  refuses: () => false,
  covers: [
    { file: "sdk/link.ts", least: 0.7 },
    { file: "sdk/errors.ts", functions: /^(errorOfWire|errorOf)$/, least: 0.75 },
    { file: "sdk/topic-info.ts", least: 0.8 },
  ],
};

import { SluiceFault } from "../../base/errors.ts";
import type { ProgressReport } from "../../broker/consumer.ts";
import { MAX_PROGRESS_BYTES } from "../../core/delivery/progress-reports.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1, type proto } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

const MOST_HUNDREDTHS = 10_000;

/** Keeps in memory how far deliveries are. */
export function reportProgress(session: Session, correlation: number, body: Uint8Array): undefined {
  const request = decode(v1.ReportProgressRequest, body);
  const consumer = session.consumer(request.consumer);
  if (consumer === undefined)
    throw new SluiceFault("NOT_FOUND", `there is no consumer ${request.consumer} on this connection`);
  const lost = consumer.home.report(consumer, request.reports.map(reportOf));
  const reply = v1.ReportProgressReply.encode({ lost: lost.map(({ first, last }) => ({ first, last })) });
  session.reply(correlation, FrameField.progressReported, reply.finish());
}

/** @throws SluiceFault INVALID_ARGUMENT, MESSAGE_TOO_LARGE */
function reportOf({ number, progress }: proto.v1.ProgressReport.$Properties): ProgressReport {
  const hundredths = progress?.hundredths ?? undefined;
  const value = progress?.value ?? undefined;
  if (hundredths === undefined && value === undefined)
    throw new SluiceFault("INVALID_ARGUMENT", "a report of progress says neither hundredths nor value");
  if (hundredths !== undefined && hundredths > MOST_HUNDREDTHS)
    throw new SluiceFault("INVALID_ARGUMENT", `hundredths are ${hundredths}; ${MOST_HUNDREDTHS} is the most`);
  if (value !== undefined && value.length > MAX_PROGRESS_BYTES)
    throw new SluiceFault(
      "MESSAGE_TOO_LARGE",
      `the value of a report of progress has ${value.length} bytes; ${MAX_PROGRESS_BYTES} are the most`,
      { maxBytes: String(MAX_PROGRESS_BYTES) },
    );
  // A view of what was received: what is kept is a copy.
  return { number: number ?? 0, hundredths, value: value && new Uint8Array(value) };
}

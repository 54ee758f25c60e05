import type { Progress } from "../../core/delivery/progress-reports.ts";
import type { proto } from "../../wire/protobuf.ts";

/** How far a message is, as the wire shows it. */
export function progressInfo({ hundredths, value, reportedMs }: Progress): proto.v1.Progress.$Properties {
  return {
    ...(hundredths === undefined ? {} : { hundredths }),
    ...(value === undefined ? {} : { value }),
    reportedAt: reportedMs,
  };
}

import { describe, expect, it } from "vitest";
import {
  ProgressReports,
  REPORT_BYTES,
  ReportRoom,
  type Progress,
} from "../../../src/core/delivery/progress-reports.ts";

const at = (reportedMs: number, valueBytes = 0): Progress => ({
  hundredths: 1,
  value: new Uint8Array(valueBytes),
  reportedMs,
});

const known = (reports: ProgressReports, offsets: number): number[] =>
  Array.from({ length: offsets }, (_, offset) => offset).filter((offset) => reports.of(offset) !== undefined);

describe("reports of progress of all queues", () => {
  it("have one room: beyond it what was said longest ago goes, and is counted where it was", () => {
    const room = new ReportRoom(3 * REPORT_BYTES);
    const [mails, calls] = [new ProgressReports(room), new ProgressReports(room)];
    mails.set(0, at(1));
    mails.set(1, at(2));
    calls.set(0, at(3));
    // Said anew it is the newest.
    mails.set(0, at(4));
    calls.set(1, at(5));
    expect([known(mails, 2), known(calls, 2)]).toEqual([[0], [0, 1]]);
    expect([mails.dropped, calls.dropped]).toEqual([1, 0]);
    calls.set(2, at(6));
    expect([known(mails, 2), known(calls, 3)]).toEqual([[0], [1, 2]]);
    expect([mails.dropped, calls.dropped]).toEqual([1, 1]);
    expect(room.bytes).toBe(3 * REPORT_BYTES);
  });

  it("take no room any more once they are gone; their values count", () => {
    const room = new ReportRoom(3 * REPORT_BYTES);
    const mails = new ProgressReports(room);
    mails.set(0, at(1, REPORT_BYTES));
    mails.set(1, at(2));
    expect(room.bytes).toBe(3 * REPORT_BYTES);
    mails.set(0, at(3));
    mails.set(2, at(4));
    expect([known(mails, 3), mails.dropped]).toEqual([[0, 1, 2], 0]);
    mails.delete(1);
    mails.delete(1);
    expect(room.bytes).toBe(2 * REPORT_BYTES);
    mails.clear();
    expect([mails.size, room.bytes, mails.dropped]).toEqual([0, 0, 0]);
  });
});

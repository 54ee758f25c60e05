import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges, RowKind, type Row } from "../../../src/core/change-buffer.ts";
import { NOBODY, type SettledBy } from "../../../src/core/delivery-notes.ts";
import { DeliveryState } from "../../../src/core/delivery/delivery-state.ts";
import { FailureTexts, MAX_TEXTS_BYTES } from "../../../src/core/delivery/failure-texts.ts";
import { MAX_HISTORY_BYTES, SettledHistory } from "../../../src/core/delivery/settled-history.ts";
import { dropMost } from "../../../src/core/kept-budget.ts";

const utf8 = new TextEncoder();
const by = (name: string, result?: string): SettledBy => ({
  consumer: utf8.encode(name),
  result: result === undefined ? undefined : utf8.encode(result),
  failed: false,
});

function runs(history: SettledHistory, before = 0, oldestMs = 0): string[] {
  const all: string[] = [];
  history.eachNewest(before, oldestMs, ({ from, count, settledMs, consumer }) => {
    all.push(`${from}+${count} at ${settledMs} by ${consumer}`);
    return true;
  });
  return all;
}

/** The rows that a checkpoint would write now, by what they say of which run. */
function rowsOf(history: SettledHistory, kept: Map<string, Row>): string[] {
  const changes = new ChangeBuffer();
  history.putRows(changes, Infinity);
  return [...readChanges(changes.take())].map((row) => {
    const key = `${row.kind}/${row.subkey}`;
    if (row.value === undefined) kept.delete(key);
    else kept.set(key, { ...row, value: row.value.slice() });
    return `${row.value === undefined ? "-" : "+"}${key}`;
  });
}

function restored(kept: Map<string, Row>): SettledHistory {
  const history = new SettledHistory(7);
  const rows = [...kept.values()].sort((a, b) => a.kind - b.kind || a.subkey - b.subkey);
  for (const { kind, value } of rows) {
    if (kind === RowKind.deliveryHistory) history.restoreHead(value!);
    else if (kind === RowKind.deliveryHistoryRuns) history.restoreRow(value!);
    else history.results.restoreRow(value!);
  }
  history.verify();
  return history;
}

describe("SettledHistory", () => {
  it("keeps a million messages acked in order at one time as one run", () => {
    const history = new SettledHistory(7);
    for (let at = 0; at < 1_000_000; at += 1_000) history.record(at, at + 1_000, 0, 0, 5, by("w"));
    expect(runs(history)).toEqual(["0+1000000 at 5 by w"]);
    expect(history.byteLength).toBe(128);
    history.trim({ keepSettled: 10_000, keepSettledMs: 1_000 }, 5);
    expect(runs(history)).toEqual(["990000+10000 at 5 by w"]);
    history.verify();
  });

  it("begins a run where outcome, attempts, time or consumer is another", () => {
    const history = new SettledHistory(7);
    history.record(0, 5, 0, 0, 5, by("a"));
    history.record(5, 7, 0, 0, 5, by("b"));
    history.record(7, 8, 0, 0, 6, by("b"));
    history.record(8, 9, 0, 1, 6, by("b"));
    history.record(9, 10, 4, 1, 6, NOBODY);
    expect(runs(history)).toEqual([
      "9+1 at 6 by ",
      "8+1 at 6 by b",
      "7+1 at 6 by b",
      "5+2 at 5 by b",
      "0+5 at 5 by a",
    ]);
    expect(history.find(6, 0)).toMatchObject({ from: 6, count: 1, settledMs: 5, consumer: "b" });
    expect(history.find(6, 5)).toBeUndefined();
    expect(history.find(99, 0)).toBeUndefined();
  });

  it("writes only rows of runs that are new or have grown, and removes those it left behind", () => {
    const history = new SettledHistory(7);
    const kept = new Map<string, Row>();
    const settle = (count: number): void => {
      for (let i = 0; i < count; i++) {
        history.record(2 * total, 2 * total + 1, 0, 0, total, by(`w${total % 3}`));
        total++;
        history.trim({ keepSettled: 200, keepSettledMs: 1_000_000 }, total);
      }
    };
    let total = 0;
    settle(130);
    expect(rowsOf(history, kept)).toEqual(["+31/0", "+31/1", "+31/2", "+30/0"]);
    expect(rowsOf(history, kept)).toEqual([]);
    settle(1);
    expect(rowsOf(history, kept)).toEqual(["+31/2", "+30/0"]);
    settle(200);
    expect(rowsOf(history, kept)).toEqual(["-31/0", "-31/1", "+31/2", "+31/3", "+31/4", "+31/5", "+30/0"]);
    expect(runs(restored(kept))).toEqual(runs(history));
    const changes = new ChangeBuffer();
    history.removeRows(changes);
    for (const { kind, subkey } of readChanges(changes.take())) kept.delete(`${kind}/${subkey}`);
    expect([...kept.keys()]).toEqual([]);
  });

  it("forgets the oldest when results take more than its bytes", () => {
    const history = new SettledHistory(7);
    const result = "x".repeat(64 * 1024);
    for (let at = 0; at < 300; at++) {
      history.record(at, at + 1, 0, 0, at, by("w", result));
      history.trim({ keepSettled: 10_000, keepSettledMs: 1_000_000 }, at);
    }
    expect(history.bytes).toBeLessThanOrEqual(MAX_HISTORY_BYTES);
    expect(history.bytes).toBeGreaterThan(MAX_HISTORY_BYTES - 70_000);
    expect(history.results.get(299)?.length).toBe(65_536);
    expect(history.results.get(0)).toBeUndefined();
    expect(history.find(0, -1)).toBeUndefined();
    history.verify();
  });

  it("keeps no names that no run has any more", () => {
    const history = new SettledHistory(7);
    const kept = new Map<string, Row>();
    for (let at = 0; at < 5_000; at++) {
      history.record(at, at + 1, 0, 0, at, by(`worker-${at}`));
      history.trim({ keepSettled: 10, keepSettledMs: 1_000_000 }, at);
    }
    expect(history.nameCount).toBeLessThan(200);
    expect(runs(history).slice(0, 2)).toEqual([
      "4999+1 at 4999 by worker-4999",
      "4998+1 at 4998 by worker-4998",
    ]);
    rowsOf(history, kept);
    expect(runs(restored(kept))).toEqual(runs(history));
  });

  it("goes on over 32 bits of row numbers", () => {
    const changes = new ChangeBuffer();
    const before = new SettledHistory(7);
    before.record(0, 1, 0, 0, 1, by("w"));
    before.putRows(changes, Infinity);
    changes.take();
    const history = new SettledHistory(7);
    // 64 runs a row: the next row's number is 2^32.
    history.restoreHead(head(2 ** 38 - 2, 2 ** 38 - 2, 0, 2 ** 40));
    const kept = new Map<string, Row>();
    for (let i = 0; i < 4; i++) history.record(3 * i, 3 * i + 1, 0, 0, i + 1, by("w"));
    expect(rowsOf(history, kept)).toEqual([`+31/${2 ** 32 - 1}`, "+31/0", "+30/0"]);
    expect(runs(restored(kept))).toEqual(runs(history));
  });
});

function head(...values: number[]): Uint8Array {
  const bytes: number[] = [];
  for (let value of values) {
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    bytes.push(value);
  }
  return Uint8Array.from(bytes);
}

describe("FailureTexts", () => {
  it("keep the first and the last error; at the limit those that failed first go, and are counted", () => {
    const texts = new FailureTexts(7);
    texts.failed(1, utf8.encode("refused"), utf8.encode("a"));
    texts.failed(1, utf8.encode("timed out"), utf8.encode("b"));
    expect(texts.of(1)).toEqual({ first: "refused", last: "timed out", consumer: "b" });
    const long = utf8.encode("x".repeat(1_024));
    for (let at = 2; at < 10_000; at++) texts.failed(at, long, utf8.encode("c"));
    expect(texts.bytes).toBeLessThanOrEqual(MAX_TEXTS_BYTES);
    expect(texts.of(1)).toBeUndefined();
    expect(texts.of(9_999)?.last.length).toBe(1_024);
    expect(texts.dropped).toBe(9_999 - texts.size);
    texts.verify();
  });
});

describe("what is remembered of all queues", () => {
  it("has a limit, at which the queue that takes most forgets its oldest", () => {
    const changes = new ChangeBuffer();
    const states = [100, 500, 300].map((count, i) => {
      const state = new DeliveryState(i, changes);
      state.enqueue(2 * count, undefined, 0);
      for (let at = 0; at < count; at++) state.settle(2 * at, 2 * at + 1, 0, "acked", at, by("w"));
      return state;
    });
    const sum = states.reduce((bytes, { keptBytes }) => bytes + keptBytes, 0);
    const dropped: number[] = [];
    dropMost(states, sum, sum / 2, ({ uid }) => dropped.push(uid));
    expect(states.map(({ history }) => history?.count)).toEqual([100, 157, 168]);
    expect(dropped).toEqual([1, 1, 2, 1, 2, 1]);
    expect(states.reduce((bytes, { keptBytes }) => bytes + keptBytes, 0)).toBeLessThanOrEqual(sum / 2);
    for (const state of states) state.verify();
  });
});

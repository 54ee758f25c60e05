import { expect, it } from "vitest";
import { LetterHeader, deadLetterOf } from "../../src/cli/dead-letter.ts";

const utf8 = new TextEncoder();
const header = (name: string, value: string): [string, Uint8Array] => [name, utf8.encode(value)];

const letter = {
  offset: 7,
  keyBytes: utf8.encode("k"),
  valueBytes: utf8.encode("v"),
  timestamp: 5,
};

it("a dead letter says where it came from and why, and keeps its own headers", () => {
  const headerList = [
    header("region", "eu"),
    header(LetterHeader.origin, "mails"),
    header(LetterHeader.reason, "attempts"),
    header(LetterHeader.attempts, "5"),
    header(LetterHeader.firstError, "Error: first"),
    header(LetterHeader.lastError, "Error: last"),
    header(LetterHeader.consumer, "worker"),
    header(LetterHeader.diedAt, "1700000000000"),
    header(LetterHeader.redrives, "2"),
  ];
  expect(deadLetterOf({ ...letter, headerList })).toEqual({
    offset: 7,
    queue: "mails",
    reason: "attempts",
    attempts: 5,
    error: "Error: last",
    firstError: "Error: first",
    consumer: "worker",
    deadLetteredAt: 1_700_000_000_000,
    redrives: 2,
    key: "k",
    value: "v",
    timestamp: 5,
    headers: { region: "eu" },
  });
});

it("one that was published to the queue by hand has none of that", () => {
  expect(JSON.parse(JSON.stringify(deadLetterOf({ ...letter, headerList: [] })))).toEqual({
    offset: 7,
    key: "k",
    value: "v",
    timestamp: 5,
  });
});

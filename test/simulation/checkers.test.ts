/** The checks of the simulator object to what they are for: a ledger told a lie, an audit shown a wrong disk. */
import { describe, expect, it } from "vitest";
import { SluiceError } from "../../src/sdk/errors.ts";
import { audit } from "./audit.ts";
import { Ledger } from "./ledger.ts";
import { isWhole, valueOf } from "./message-value.ts";

interface Told {
  readonly ledger: Ledger;
  /** Sends and confirms a message of topic t. */
  confirm(offset: number, options?: { group?: number; session?: string }): number;
  tick(): void;
}

function told(): Told {
  let now = 0;
  const ledger = new Ledger(new Set(["t", "u"]), () => now);
  return {
    ledger,
    tick: () => void now++,
    confirm(offset, { group, session = "s" } = {}) {
      const { id } = ledger.send("t", session, 20, group);
      ledger.durable.add(id);
      ledger.confirmed(id, { partition: 0, offset, duplicate: false });
      return id;
    },
  };
}

describe("the ledger objects to", () => {
  it("a confirm of what no synced entry holds", () => {
    const { ledger } = told();
    const { id } = ledger.send("t", "s", 20);
    expect(() => ledger.confirmed(id, { partition: 0, offset: 0, duplicate: false })).toThrow(
      /no synced entry/,
    );
  });

  it("two messages at one offset", () => {
    const { confirm } = told();
    confirm(5);
    expect(() => confirm(5)).toThrow(/where message 0 was/);
  });

  it("a message at two offsets", () => {
    const { ledger, confirm } = told();
    const id = confirm(5);
    expect(() => ledger.deliveredTo("t", 0, 6, valueOf(id, 20))).toThrow(/known to be at 0 5/);
  });

  it("what nobody published, what is altered, and what belongs to another topic", () => {
    const { ledger, confirm } = told();
    const id = confirm(0);
    expect(() => ledger.deliveredTo("t", 0, 1, valueOf(99, 20))).toThrow(/nobody published/);
    const altered = valueOf(id, 20);
    altered[15]! ^= 1;
    expect(isWhole(altered)).toBe(false);
    expect(() => ledger.deliveredTo("t", 0, 0, altered)).toThrow(/altered/);
    expect(() => ledger.deliveredTo("u", 0, 0, valueOf(id, 20))).toThrow(/of t/);
  });

  it("a delivery of what was refused, and a refusal of what was delivered", () => {
    const { ledger } = told();
    const refused = ledger.send("t", "s", 20);
    ledger.refused(refused.id, new SluiceError("NOT_FOUND", "gone"));
    expect(() => ledger.deliveredTo("t", 0, 0, refused.value)).toThrow(/was refused/);
    const seen = ledger.send("t", "s", 20);
    ledger.deliveredTo("t", 0, 1, seen.value);
    expect(() => ledger.refused(seen.id, new SluiceError("NOT_FOUND", "gone"))).toThrow(/had been delivered/);
  });
});

describe("the audit objects to", () => {
  it("a message that is lost, confirmed or only delivered", () => {
    const { ledger, confirm } = told();
    confirm(0);
    confirm(1);
    expect(() => audit(ledger, new Map([["t/0", [0]]]))).toThrow(/message 1 \(confirmed\) is lost/);
    const { value } = ledger.send("t", "s", 20);
    ledger.deliveredTo("t", 0, 2, value);
    expect(() => audit(ledger, new Map([["t/0", [0, 1]]]))).toThrow(/message 2 \(sent\) is lost/);
  });

  it("a message that is stored twice", () => {
    const { ledger, confirm } = told();
    confirm(0);
    expect(() => audit(ledger, new Map([["t/0", [0, 0]]]))).toThrow(/stored twice/);
  });

  it("messages of a session in another order than they were published", () => {
    const { ledger, confirm } = told();
    confirm(1);
    confirm(0);
    expect(() => audit(ledger, new Map([["t/0", [1, 0]]]))).toThrow(/published it before/);
  });

  it("a message before one that was confirmed before it was sent", () => {
    const { ledger, confirm, tick } = told();
    confirm(1, { session: "a" });
    tick();
    confirm(0, { session: "b" });
    expect(() => audit(ledger, new Map([["t/0", [1, 0]]]))).toThrow(/confirmed before it was sent/);
  });

  it("half an atomic batch", () => {
    const { ledger } = told();
    ledger.send("t", "s", 20, 1);
    ledger.send("u", "s", 20, 1);
    expect(() => audit(ledger, new Map([["t/0", [0]]]))).toThrow(
      /of one atomic batch 0 are stored and 1 are not/,
    );
    expect(() =>
      audit(
        ledger,
        new Map([
          ["t/0", [0]],
          ["u/0", [1]],
        ]),
      ),
    ).not.toThrow();
  });
});

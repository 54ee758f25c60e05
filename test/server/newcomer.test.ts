import { describe, expect, it } from "vitest";
import { SmallTurns, TURN_MS } from "../../src/io/small-turns.ts";
import { Newcomer } from "../../src/server/newcomer.ts";
import { MAGIC } from "../../src/wire/frame.ts";
import { MemoryNetwork, type MemoryConnection } from "../fixtures/memory-network.ts";

/** Newcomers on turns that the test uses up and begins. */
async function world() {
  let nowMs = 0;
  let next = (): void => undefined;
  const turns = new SmallTurns({ monotonicMs: () => nowMs }, { soon: (callback) => (next = callback) });
  const network = new MemoryNetwork();
  const greeted: string[] = [];
  const gone: Newcomer[] = [];
  const refused: Newcomer[] = [];
  const newcomers: Newcomer[] = [];
  await network.listen("localhost", 1, (connection) => {
    const fate = {
      greeted: (_: Newcomer, rest: Uint8Array) => void greeted.push(new TextDecoder().decode(rest)),
      refused: (newcomer: Newcomer) => void refused.push(newcomer),
      gone: (newcomer: Newcomer) => void gone.push(newcomer),
    };
    newcomers.push(new Newcomer(connection, 0, turns, fate));
  });
  return {
    greeted,
    gone,
    refused,
    newcomers,
    connect: () => network.connect(),
    useUpTheTurn: () => turns.run(() => void (nowMs += TURN_MS)),
    nextTurn: () => next(),
  };
}

/** As the one buffer that all connections are read into: it does not stay what it was. */
function give(connection: MemoryConnection, text: string): void {
  const bytes = new TextEncoder().encode(text);
  connection.onData(bytes);
  bytes.fill(0);
}

const magic = new TextDecoder().decode(MAGIC);

describe("a newcomer", () => {
  it("is greeted with what came after the magic, however that was cut", async () => {
    const { connect, greeted, gone } = await world();
    give(connect(), `${magic}hello`);
    const slow = connect();
    for (const byte of magic) give(slow, byte);
    expect(greeted).toEqual(["hello", ""]);
    expect(gone).toEqual([]);
  });

  it("waits for its turn, unread, with what it has said", async () => {
    const { connect, greeted, useUpTheTurn, nextTurn } = await world();
    useUpTheTurn();
    const late = connect();
    give(late, `${magic}hello`);
    expect(late.paused).toBe(true);
    expect(greeted).toEqual([]);
    nextTurn();
    expect(late.paused).toBe(false);
    expect(greeted).toEqual(["hello"]);
  });

  it("is not heard when it left while it waited, and told gone once", async () => {
    const { connect, greeted, gone, newcomers, useUpTheTurn, nextTurn } = await world();
    useUpTheTurn();
    const late = connect();
    give(late, `${magic}hello`);
    late.destroy();
    nextTurn();
    expect(greeted).toEqual([]);
    expect(gone).toEqual(newcomers);
  });

  it("is refused with its first wrong byte, and what it sends after that is not looked at", async () => {
    const { connect, greeted, gone, refused, newcomers } = await world();
    const stranger = connect();
    give(stranger, magic.slice(0, 3));
    give(stranger, "X");
    expect(refused).toEqual(newcomers);
    expect(gone).toEqual(newcomers);
    give(stranger, `${magic}hello`);
    expect(greeted).toEqual([]);
    expect(gone).toHaveLength(1);
    expect(refused).toHaveLength(1);
  });
});

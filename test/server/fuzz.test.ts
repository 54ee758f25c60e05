/**
 * Hostile bytes: recorded frames with their bytes changed, cut, doubled and joined, sent to a session by the thousand.
 * Whatever comes of it is an answer, a refusal or the end of the connection; the server goes on, and blames the client.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MAGIC } from "../../src/wire/frame.ts";
import { realWorld } from "../../src/io/world.ts";
import { MemoryNetwork, type MemoryConnection } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { Random } from "../fixtures/random.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { frameBytes, wireBatch, WireClient } from "../fixtures/wire-client.ts";

const directory = new URL("../golden/frames/", import.meta.url);
const golden = readdirSync(directory).map((name) => new Uint8Array(readFileSync(new URL(name, directory))));
const INPUTS = Number(process.env["FUZZ"] ?? 20_000);

function mutated(random: Random): Uint8Array {
  let bytes = golden[random.integer(0, golden.length - 1)]!.slice();
  for (let changes = random.integer(0, 4); changes > 0; changes--) {
    const at = random.integer(0, bytes.length - 1);
    const dice = random.next();
    if (dice < 0.5)
      bytes[at] = random.chance(0.5) ? random.integer(0, 255) : bytes[at]! ^ (1 << random.integer(0, 7));
    else if (dice < 0.65)
      bytes = new Uint8Array(
        Buffer.concat([bytes.subarray(0, at), random.bytes(random.integer(1, 12)), bytes.subarray(at)]),
      );
    else if (dice < 0.8)
      bytes = new Uint8Array(
        Buffer.concat([
          bytes.subarray(0, at),
          bytes.subarray(Math.min(bytes.length, at + random.integer(1, 12))),
        ]),
      );
    else bytes.set([0xff, 0xff, 0xff, 0xff, 0x7f].slice(0, bytes.length - at), at);
    if (bytes.length === 0) return bytes;
  }
  // Most keep a length that fits, so that more than the length is looked at.
  if (bytes.length >= 4 && random.chance(0.95))
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, bytes.length - 4);
  return bytes;
}

describe("hostile bytes", () => {
  it("never stop the server, and never count as its own failure", async () => {
    await withSeed(async (random) => {
      const time = new VirtualTime();
      const network = new MemoryNetwork();
      const world = { ...realWorld, network, clock: time, timers: time, threads: false };
      const flags = {
        "limits.maxMessageBytes": "64KiB",
        "storage.journalFileBytes": "1MiB",
        "storage.diskReserveBytes": 0,
      };
      const rig = await new NodeRig(tempDirectory(), flags, world).start();
      const good = WireClient.overMemory(network.connect());
      await good.hello();
      const greeting = frameBytes(1, { hello: { minProtocol: 1, maxProtocol: 1 } });
      let connection: MemoryConnection | undefined;
      let connections = 0;
      for (let input = 0; input < INPUTS; input++) {
        if (connection === undefined || connection.closed || connection.ended) {
          connection = network.connect();
          connections++;
          if (random.chance(0.9)) connection.send(Uint8Array.of(...MAGIC, ...greeting));
          else if (random.chance(0.5)) connection.send(MAGIC);
        }
        const bytes = mutated(random);
        const cut = random.chance(0.2) ? random.integer(0, bytes.length) : bytes.length;
        connection.send(bytes.slice(0, cut), bytes.slice(cut));
        if (random.chance(0.02)) connection.close();
        if (random.chance(0.01)) time.advance(random.integer(1, 20_000));
        if (input % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
        connection.received.length = 0;
      }
      expect(rig.fatal).toEqual([]);
      expect(rig.logged("request failed")).toEqual([]);
      expect(connections).toBeGreaterThan(INPUTS / 500);
      // It still works.
      const last = WireClient.overMemory(network.connect());
      await last.hello();
      const reply = await last.request({ publish: { target: "after-all", batches: [wireBatch(0, "fine")] } });
      expect(reply.published).toBeTruthy();
      await time.until(rig.node.stop(), 1000);
      expect(rig.fatal).toEqual([]);
    });
  }, 60_000);
});

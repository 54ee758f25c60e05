/**
 * Hostile bytes on a whole session: golden frames with their bytes changed, sent by the thousand. Whatever comes of it
 * is an answer, a refusal or the end of the connection; the server goes on, and blames the client.
 */
import { describe, expect, it } from "vitest";
import { MAGIC } from "../../src/wire/frame.ts";
import { realWorld } from "../../src/io/world.ts";
import { MemoryNetwork, type MemoryConnection } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import { StallingDisk } from "../fixtures/stalling-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { frameBytes, wireBatch, WireClient } from "../fixtures/wire-client.ts";
import { goldenFrames } from "./golden.ts";
import { Mutator } from "./mutator.ts";
import { fitLengths } from "./targets/frames.ts";

const INPUTS = Number(process.env["FUZZ"] ?? 20_000);

describe("hostile bytes", () => {
  it("never stop the server, and never count as its own failure", async () => {
    await withSeed(async (random) => {
      const time = new VirtualTime();
      const network = new MemoryNetwork();
      const disk = new StallingDisk();
      const world = { ...realWorld, network, clock: time, timers: time, disk: disk.disk, threads: false };
      const flags = {
        "limits.maxMessageBytes": "64KiB",
        "storage.journalFileBytes": "1MiB",
        "storage.diskReserveBytes": 0,
      };
      const rig = await new NodeRig(tempDirectory(), flags, world).start();
      const good = WireClient.overMemory(network.connect());
      await good.hello();
      const greeting = frameBytes(1, { hello: { minProtocol: 1, maxProtocol: 1 } });
      const mutator = new Mutator(random.seed, { samples: goldenFrames, mend: fitLengths });
      let connection: MemoryConnection | undefined;
      let connections = 0;
      for (let input = 0; input < INPUTS; input++) {
        if (connection === undefined || connection.closed || connection.ended) {
          connection = network.connect();
          connections++;
          if (random.chance(0.9)) connection.send(Uint8Array.of(...MAGIC, ...greeting));
          else if (random.chance(0.5)) connection.send(MAGIC);
        }
        mutator.make(input);
        const bytes = mutator.input();
        const cut = random.chance(0.2) ? random.integer(0, bytes.length) : bytes.length;
        connection.send(bytes.slice(0, cut), bytes.slice(cut));
        if (random.chance(0.02)) connection.close();
        if (random.chance(0.01)) {
          await disk.settled();
          time.advance(random.integer(1, 20_000));
        }
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
      await time.until(rig.node.stop(), 1000, () => disk.settled());
      expect(rig.fatal).toEqual([]);
    });
  }, 240_000);
});

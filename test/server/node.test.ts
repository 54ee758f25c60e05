/** A whole node on the real world: threads, disk and sockets. */
import { readdirSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NodeRig } from "../fixtures/node-rig.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { recordsOf, wireBatch, WireClient } from "../fixtures/wire-client.ts";

const flags = { "limits.maxMessageBytes": "64KiB", "storage.journalFileBytes": "1MiB" };

async function valuesOf(client: WireClient, topic: string, count: number): Promise<string[]> {
  const subscription = client.next();
  await client.request({ subscribe: { subscription, topic, creditBytes: 1 << 30 } });
  const values: string[] = [];
  while (values.length < count)
    values.push(
      ...recordsOf(await client.take((frame) => frame.batches?.subscription === subscription)).map(
        ({ value }) => value,
      ),
    );
  return values;
}

async function connected(rig: NodeRig): Promise<{ client: WireClient; epoch: number }> {
  const client = await WireClient.overTcp(rig.started.port);
  const { epoch } = await client.hello();
  return { client, epoch: epoch };
}

describe("a node", () => {
  it("keeps everything over a stop and a start, and every start is an epoch", async () => {
    const directory = tempDirectory();
    const values: string[] = [];
    for (let epoch = 1; epoch <= 3; epoch++) {
      const rig = await new NodeRig(directory, { ...flags, "topicDefaults.partitions": 1 }).start();
      const { client, epoch: told } = await connected(rig);
      expect(told).toBe(epoch);
      for (let i = 0; i < 20; i++) {
        const value = `epoch ${epoch} value ${i} `.padEnd(30_000, "x");
        values.push(value);
        expect(
          (await client.request({ publish: { target: "orders", batches: [wireBatch(0, value)] } })).published,
        ).toBeTruthy();
      }
      expect(await valuesOf(client, "orders", values.length)).toEqual(values);
      client.destroy();
      await rig.node.stop();
      expect(rig.fatal).toEqual([]);
      expect(rig.logged("journal recovered")).toMatchObject([{ fields: { replayed: 0, tornBytes: 0 } }]);
    }
  });

  it("that was stopped holds nothing: no port, no lock, no thread that keeps the process", async () => {
    const directory = tempDirectory();
    const rig = await new NodeRig(directory, flags).start();
    const { port } = rig.started;
    await rig.node.stop();
    await rig.node.stop();
    const again = await new NodeRig(directory, { ...flags, listen: `127.0.0.1:${port}` }).start();
    expect(again.started.port).toBe(port);
    await again.node.stop();
  });

  it("has its directory for itself", async () => {
    const directory = tempDirectory();
    const first = await new NodeRig(directory, flags).start();
    const second = new NodeRig(directory, flags);
    await expect(second.start()).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("in use by another Sluice server"),
    });
    const { client } = await connected(first);
    expect((await client.request({ createTopic: { name: "orders" } })).topic).toBeTruthy();
    client.destroy();
    await first.node.stop();
  });

  it("whose port is taken says so and lets go of everything: the next start finds it free", async () => {
    const directory = tempDirectory();
    const taken = net.createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as net.AddressInfo).port)),
    );
    const rig = new NodeRig(directory, { ...flags, listen: `127.0.0.1:${port}` });
    await expect(rig.start()).rejects.toMatchObject({ code: "EADDRINUSE" });
    await new Promise((resolve) => taken.close(resolve));
    const again = await new NodeRig(directory, { ...flags, listen: `127.0.0.1:${port}` }).start();
    await again.node.stop();
    expect([...rig.fatal, ...again.fatal]).toEqual([]);
  });

  it("that cannot read its checkpoint says which file, and lets go of everything", async () => {
    const directory = tempDirectory();
    const first = await new NodeRig(directory, flags).start();
    const { client } = await connected(first);
    await client.request({ createTopic: { name: "orders" } });
    client.destroy();
    await first.node.stop();
    const path = join(directory, "data/shard-0/checkpoint.db");
    const { readFileSync, writeFileSync } = await import("node:fs");
    const good = readFileSync(path);
    writeFileSync(path, "nonsense".repeat(1000));
    for (let tries = 0; tries < 2; tries++)
      await expect(new NodeRig(directory, flags).start()).rejects.toMatchObject({
        code: "CORRUPT_RANGE",
        message: expect.stringContaining(path),
      });
    writeFileSync(path, good);
    const again = await new NodeRig(directory, flags).start();
    const { client: reader } = await connected(again);
    expect((await reader.request({ describeTopic: { name: "orders" } })).topic).toBeTruthy();
    reader.destroy();
    await again.node.stop();
  });

  it("puts no name that a user gave into a path", async () => {
    const directory = tempDirectory();
    const rig = await new NodeRig(directory, flags).start();
    const { client } = await connected(rig);
    const name = "an-unmistakable-name";
    for (let i = 0; i < 12; i++)
      await client.request({ publish: { target: name, batches: [wireBatch(0, "x".repeat(60_000))] } });
    client.destroy();
    await rig.node.stop();
    const paths = readdirSync(join(directory, "data"), { recursive: true }) as string[];
    expect(paths.some((path) => path.endsWith(".log"))).toBe(true);
    expect(paths.filter((path) => path.includes(name))).toEqual([]);
  });
});

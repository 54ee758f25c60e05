import { describe, expect, it } from "vitest";
import { Catalog, type Topic } from "../../src/core/catalog.ts";
import { withSeed } from "../fixtures/properties.ts";

const settings = { partitions: 1, retentionMs: 0, retentionBytes: 0, segmentBytes: 1 };

function namesAfter(catalog: Catalog, after: string, limit: number): [string[], boolean] {
  const { topics, more } = catalog.topicsAfter(after, limit);
  return [topics.map(({ name }) => name), more];
}

describe("topics by name", () => {
  it("are what a sorted list of them would be, whatever was made and deleted between two pages", () => {
    withSeed((random) => {
      const catalog = new Catalog();
      let uid = 0;
      for (let step = 0; step < 2_000; step++) {
        const name = `t${random.integer(0, 60)}`;
        const topic = catalog.topic(name);
        if (topic === undefined) catalog.create(name, ++uid, settings, 1, 0);
        else catalog.delete(topic);
        if (random.chance(0.5)) continue;
        const after = random.chance(0.2) ? "" : `t${random.integer(0, 60)}`;
        const limit = random.integer(1, 20);
        const expected = [...catalog.topics()]
          .map((candidate) => candidate.name)
          .filter((candidate) => candidate > after)
          .sort();
        expect(namesAfter(catalog, after, limit)).toEqual([
          expected.slice(0, limit),
          expected.length > limit,
        ]);
      }
    });
  });

  it("are in order of UTF-16 code units, not of any language", () => {
    const catalog = new Catalog();
    for (const [i, name] of ["b", "a", "B", "a-1", "a1", "a.1"].entries())
      catalog.create(name, i + 1, settings, 1, 0);
    expect(namesAfter(catalog, "", 10)).toEqual([["B", "a", "a-1", "a.1", "a1", "b"], false]);
  });

  it("a page of 100,000 looks at little more than itself, also after one was made and one deleted", () => {
    const catalog = new Catalog();
    let reads = 0;
    const create = (number: number): Topic => {
      const name = `topic-${String(number).padStart(6, "0")}`;
      const topic = catalog.create(name, number, settings, 1, 0);
      return Object.defineProperty(topic, "name", { get: () => (reads++, name) });
    };
    const topics = Array.from({ length: 100_000 }, (_, i) => create(i + 1));
    catalog.topicsAfter("", 1);
    let after = "";
    let count = 0;
    for (let page = 0; ; page++) {
      if (page === 50) {
        create(100_001);
        catalog.delete(topics[10]!);
      }
      reads = 0;
      const found = catalog.topicsAfter(after, 1000);
      expect(reads).toBeLessThan(50);
      count += found.topics.length;
      if (!found.more) break;
      after = found.topics.at(-1)!.name;
    }
    expect(count).toBe(100_001);
  });
});

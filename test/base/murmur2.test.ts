import { describe, expect, it } from "vitest";
import { murmur2, partitionOfKey } from "../../src/base/murmur2.ts";

const utf8 = new TextEncoder();

describe("murmur2", () => {
  // org.apache.kafka.common.utils.UtilsTest.testMurmur2
  it.each([
    ["21", -973932308],
    ["foobar", -790332482],
    ["a-little-bit-long-string", -985981536],
    ["a-little-bit-longer-string", -1486304829],
    ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
    ["abc", 479470107],
  ])("gives %j the number that Kafka gives it", (text, expected) => {
    expect(murmur2(utf8.encode(text))).toBe(expected);
  });

  it("looks only at the slice it is given", () => {
    const bytes = utf8.encode("xxfoobarxxx");
    expect(murmur2(bytes, 2, 8)).toBe(-790332482);
  });
});

describe("the partition of a key", () => {
  it("is Kafka's: the hash without its sign bit, modulo the number of partitions", () => {
    expect(partitionOfKey(utf8.encode("foobar"), 4)).toBe((-790332482 & 0x7fffffff) % 4);
    expect(partitionOfKey(utf8.encode("xfoobarx"), 1000, 1, 7)).toBe((-790332482 & 0x7fffffff) % 1000);
  });

  it("exists for the empty key and is never negative", () => {
    for (let i = 0; i < 1000; i++) {
      const partition = partitionOfKey(utf8.encode(i === 0 ? "" : `key-${i}`), 7);
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(7);
    }
  });
});

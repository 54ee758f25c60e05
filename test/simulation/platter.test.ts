/** The simulated disk keeps what it must and loses what it may: the world's own floor. */
import { describe, expect, it } from "vitest";
import { Random } from "../fixtures/random.ts";
import { FileNode } from "./platter.ts";

const random = new Random(1);
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);
const synced = (content: Uint8Array): FileNode => {
  const file = new FileNode();
  file.write(0, content);
  file.sync();
  return file;
};

describe("a file, when the power goes,", () => {
  it("is as it was synced, if nothing is kept", () => {
    const file = synced(bytes(1, 2, 3));
    file.write(1, bytes(9));
    file.write(3, bytes(4, 5));
    expect(file.content()).toEqual(bytes(1, 9, 3, 4, 5));
    file.powerCut("none", random);
    expect(file.content()).toEqual(bytes(1, 2, 3));
  });

  it("that was replaced as a whole is as it was replaced, whatever was written after it", () => {
    const file = synced(bytes(1, 2, 3));
    file.replace(bytes(7, 7, 7, 7));
    file.powerCut("none", random);
    expect(file.content()).toEqual(bytes(7, 7, 7, 7));
    file.write(0, bytes(8));
    file.powerCut("none", random);
    expect(file.content()).toEqual(bytes(7, 7, 7, 7));
  });

  it("loses what a failed sync was to keep, though nothing is dirty any more", () => {
    const file = synced(bytes(1, 2, 3));
    file.write(0, bytes(9));
    file.failSync();
    file.powerCut("all", random);
    expect(file.content()).toEqual(bytes(1, 2, 3));
  });

  it("has zeros behind its end when it grows again", () => {
    const file = synced(bytes(1));
    file.write(1, bytes(2, 3, 4));
    file.powerCut("none", random);
    file.truncate(4);
    expect(file.content()).toEqual(bytes(1, 0, 0, 0));
  });

  it("keeps a flipped bit, and a bit flipped back", () => {
    const file = synced(bytes(1, 2));
    file.replace(bytes(1, 2));
    file.flip(1, Uint8Array.of(4));
    expect(file.content()).toEqual(bytes(1, 6));
    file.write(0, bytes(9));
    file.powerCut("none", random);
    expect(file.content()).toEqual(bytes(1, 6));
    file.flip(1, Uint8Array.of(4));
    expect(file.content()).toEqual(bytes(1, 2));
  });
});

import { describe, expect, it } from "vitest";
import { MOST_REST_MS, PublishShare, SHARED_BYTES, type Publisher } from "../../src/server/publish-share.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";

const KIB = 1024;

class Peer implements Publisher {
  unanswered = 0;
  arriving = false;
  waiting = false;
  readonly #share: PublishShare;

  constructor(share: PublishShare) {
    this.#share = share;
  }

  publish(bytes: number): void {
    this.unanswered += bytes;
    this.#share.took(this, bytes);
  }

  confirm(bytes = this.unanswered): void {
    this.unanswered -= bytes;
    this.#share.answered(bytes);
  }

  arrive(): void {
    this.arriving = true;
    this.#share.arrives(this);
  }

  leave(): void {
    this.#share.left(this);
  }

  waitForShare(waiting: boolean): void {
    this.waiting = waiting;
  }
}

function world(): { time: VirtualTime; disk: { isWriting: boolean }; peers: (count: number) => Peer[] } {
  const time = new VirtualTime();
  const disk = { isWriting: false };
  const share = new PublishShare({ clock: time, timers: time, isWriting: () => disk.isWriting });
  return { time, disk, peers: (count) => Array.from({ length: count }, () => new Peer(share)) };
}

const waiting = (peers: readonly Peer[]): boolean[] => peers.map((peer) => peer.waiting);

describe("the share of who publishes", () => {
  it("is everything for one alone", () => {
    const [alone] = world().peers(1) as [Peer];
    alone.publish(32 * SHARED_BYTES);
    expect(alone.waiting).toBe(false);
  });

  it("is a part of the whole for several, and who keeps to it never waits", () => {
    const [large, other, small] = world().peers(3) as [Peer, Peer, Peer];
    small.publish(KIB);
    other.publish(SHARED_BYTES / 4);
    large.publish(SHARED_BYTES / 2);
    expect(waiting([large, other, small])).toEqual([false, false, false]);
    large.publish(SHARED_BYTES / 2);
    other.publish(KIB);
    small.publish(KIB);
    expect(waiting([large, other, small])).toEqual([true, false, false]);
    large.confirm(SHARED_BYTES / 2);
    expect(large.waiting).toBe(false);
  });

  it("is never less than 64 KiB, however many there are", () => {
    const peers = world().peers(100);
    for (const peer of peers) peer.publish(60 * KIB);
    expect(waiting(peers)).not.toContain(true);
  });

  it("lets those who wait go on in turn, one for each answer", () => {
    const { time, peers: make } = world();
    const peers = make(4);
    for (const peer of peers) peer.publish(SHARED_BYTES / 2);
    expect(waiting(peers)).toEqual([false, false, true, true]);
    peers[0]!.publish(SHARED_BYTES / 2);
    expect(waiting(peers)).toEqual([true, false, true, true]);
    peers[2]!.confirm();
    expect(waiting(peers)).toEqual([true, false, true, true]);
    peers[3]!.confirm();
    peers[1]!.confirm();
    expect(waiting(peers)).toEqual([true, false, false, true]);
    peers[2]!.publish(KIB);
    peers[0]!.confirm(SHARED_BYTES / 2);
    expect(waiting(peers)).toEqual([true, false, false, false]);
    time.advance(0.5);
    peers[3]!.publish(KIB);
    peers[0]!.confirm();
    expect(waiting(peers)).toEqual([false, false, false, false]);
  });

  it("goes to the next after a moment where the one before had nothing more to send", () => {
    const { time, peers } = world();
    const all = peers(4);
    for (const peer of all) peer.publish(SHARED_BYTES);
    expect(waiting(all)).toEqual([false, true, true, true]);
    for (const peer of all) peer.confirm(SHARED_BYTES - KIB);
    // The last answer was the first after which there was room.
    expect(waiting(all)).toEqual([false, false, true, true]);
    time.advance(1);
    expect(waiting(all)).toEqual([false, false, false, true]);
    time.advance(1);
    expect(waiting(all)).toEqual([false, false, false, false]);
    expect(time.armed).toBe(0);
  });

  it("goes to the next only when the request of the one before is there, or late", () => {
    const { time, peers } = world();
    const [quick, late, last] = peers(3) as [Peer, Peer, Peer];
    for (const peer of [quick, late, last]) peer.publish(SHARED_BYTES);
    expect(waiting([quick, late, last])).toEqual([false, true, true]);
    late.arriving = true;
    for (const peer of [quick, late, last]) peer.confirm();
    expect(waiting([late, last])).toEqual([false, true]);
    time.advance(19);
    expect(last.waiting).toBe(true);
    time.advance(1);
    expect(last.waiting).toBe(false);
    // It has not come yet, but one that has lets the next go on at once.
    for (const peer of [quick, late, last]) peer.publish(SHARED_BYTES);
    expect(waiting([quick, late, last])).toEqual([false, true, true]);
    quick.confirm();
    late.confirm();
    last.confirm(SHARED_BYTES / 2);
    expect(waiting([late, last])).toEqual([false, true]);
    late.publish(KIB);
    late.confirm();
    expect(last.waiting).toBe(false);
  });

  it("is half of the time for large requests, while somebody keeps to a share", () => {
    const { time, peers } = world();
    const [large, small] = peers(2) as [Peer, Peer];
    small.publish(KIB);
    large.publish(SHARED_BYTES + 1);
    time.advance(4);
    large.confirm();
    time.advance(3.9);
    expect(large.waiting).toBe(true);
    time.advance(0.1);
    expect(large.waiting).toBe(false);
  });

  it("needs no rest after requests that are not large, nor where nobody keeps to a share", () => {
    const { time, peers } = world();
    const [one, other] = peers(2) as [Peer, Peer];
    other.publish(KIB);
    for (let i = 0; i < 5; i++) one.publish(SHARED_BYTES / 4);
    expect(one.waiting).toBe(true);
    time.advance(4);
    for (let i = 0; i < 5; i++) one.confirm(SHARED_BYTES / 4);
    expect(one.waiting).toBe(false);
    other.publish(2 * SHARED_BYTES);
    one.publish(2 * SHARED_BYTES);
    time.advance(4);
    one.confirm();
    other.confirm();
    expect(waiting([one, other])).toEqual([true, false]);
  });

  it("rests until segments are written, but not for ever", () => {
    const { time, disk, peers } = world();
    const [large, small] = peers(2) as [Peer, Peer];
    small.publish(KIB);
    const rest = (): void => {
      large.publish(SHARED_BYTES + 1);
      disk.isWriting = true;
      time.advance(1);
      large.confirm();
    };
    rest();
    time.advance(20);
    expect(large.waiting).toBe(true);
    disk.isWriting = false;
    time.advance(1);
    expect(large.waiting).toBe(false);
    rest();
    time.advance(MOST_REST_MS - 1);
    expect(large.waiting).toBe(true);
    time.advance(1);
    expect(large.waiting).toBe(false);
  });

  it("has large requests come one after the other", () => {
    const { time, peers } = world();
    const [small, one, other, last] = peers(4) as [Peer, Peer, Peer, Peer];
    // Nobody publishes yet: they come as they will.
    for (const peer of [one, other]) peer.arrive();
    expect(waiting([one, other])).toEqual([false, false]);
    time.advance(20);
    small.publish(KIB);
    one.publish(KIB);
    for (const peer of [one, other, last, one]) peer.arrive();
    expect(waiting([one, other, last])).toEqual([false, true, true]);
    one.publish(SHARED_BYTES);
    one.confirm();
    expect(waiting([other, last])).toEqual([false, true]);
    // It does not come after all.
    time.advance(20);
    expect(last.waiting).toBe(false);
    other.arrive();
    expect(other.waiting).toBe(true);
  });

  it("grows again when the others have published nothing for two seconds, or are gone", () => {
    const { time, peers } = world();
    const [one, other] = peers(2) as [Peer, Peer];
    other.publish(1);
    other.confirm();
    one.publish(2 * SHARED_BYTES);
    expect(one.waiting).toBe(true);
    one.confirm();
    time.advance(1_500);
    one.publish(2 * SHARED_BYTES);
    expect(one.waiting).toBe(true);
    one.confirm();
    time.advance(1_000);
    one.publish(2 * SHARED_BYTES);
    expect(one.waiting).toBe(false);
    one.confirm();
    other.publish(1);
    other.leave();
    one.publish(2 * SHARED_BYTES);
    expect(one.waiting).toBe(false);
  });

  it("is nobody's who has left while waiting", () => {
    const { time, peers } = world();
    const [one, other] = peers(2) as [Peer, Peer];
    other.publish(1);
    one.publish(2 * SHARED_BYTES);
    expect(one.waiting).toBe(true);
    one.leave();
    one.waiting = true;
    one.confirm();
    time.advance(10);
    expect(one.waiting).toBe(true);
    expect(time.armed).toBe(0);
  });
});

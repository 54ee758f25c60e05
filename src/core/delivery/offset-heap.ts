/**
 * Offsets in the order of a key, then their own: delayed messages by the time they are due, returned ones by
 * priority. 16 B an entry, in blocks of 4,096; the first grows up to that, so that a few cost little and no growth
 * copies more.
 *
 * Nothing is ever taken out of the middle. Who pops an entry asks whether it still holds.
 */
const BLOCK = 4_096;
const SMALLEST = 16;

/** Of heaps that never held anything. */
const NO_BLOCKS: Float64Array[] = [];

export class OffsetHeap {
  size = 0;
  /** Key and offset, one behind the other. */
  #blocks = NO_BLOCKS;

  get byteLength(): number {
    const first = this.#blocks[0]?.byteLength ?? 0;
    return first + Math.max(0, this.#blocks.length - 1) * BLOCK * 16;
  }

  /** Of the first entry; Infinity when there is none. */
  get topKey(): number {
    return this.size === 0 ? Infinity : this.#blocks[0]![0]!;
  }

  get topOffset(): number {
    return this.size === 0 ? Infinity : this.#blocks[0]![1]!;
  }

  push(key: number, offset: number): void {
    let at = this.size++;
    if (at < BLOCK) this.#growFirst(at);
    else if (at >= this.#blocks.length * BLOCK) this.#blocks.push(new Float64Array(2 * BLOCK));
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const block = this.#blocks[Math.floor(parent / BLOCK)]!;
      const place = 2 * (parent % BLOCK);
      if (block[place]! < key || (block[place] === key && block[place + 1]! <= offset)) break;
      this.#put(at, block[place]!, block[place + 1]!);
      at = parent;
    }
    this.#put(at, key, offset);
  }

  /** Takes the first entry out; its offset. The heap must not be empty. */
  pop(): number {
    const first = this.#blocks[0]![1]!;
    const last = --this.size;
    const block = this.#blocks[Math.floor(last / BLOCK)]!;
    const place = 2 * (last % BLOCK);
    if (last > 0) this.#sink(block[place]!, block[place + 1]!);
    // One block stays to spare, none when the heap is empty.
    const kept = this.size === 0 ? 0 : Math.floor((this.size - 1) / BLOCK) + 2;
    if (kept === 0) this.#blocks = NO_BLOCKS;
    else if (this.#blocks.length > kept) this.#blocks.length = kept;
    return first;
  }

  clear(): void {
    this.size = 0;
    this.#blocks = NO_BLOCKS;
  }

  /** In no promised order. */
  forEach(visit: (key: number, offset: number) => void): void {
    for (let at = 0; at < this.size; at++) {
      const block = this.#blocks[Math.floor(at / BLOCK)]!;
      visit(block[2 * (at % BLOCK)]!, block[2 * (at % BLOCK) + 1]!);
    }
  }

  /** There is a place `at` in the first block. */
  #growFirst(at: number): void {
    const first = this.#blocks[0];
    if (first !== undefined && 2 * at < first.length) return;
    const grown = new Float64Array(first === undefined ? 2 * SMALLEST : 2 * first.length);
    if (first === undefined) this.#blocks = [grown];
    else grown.set(first);
    this.#blocks[0] = grown;
  }

  #put(at: number, key: number, offset: number): void {
    const block = this.#blocks[Math.floor(at / BLOCK)]!;
    block[2 * (at % BLOCK)] = key;
    block[2 * (at % BLOCK) + 1] = offset;
  }

  /** Puts an entry in place of the first one. */
  #sink(key: number, offset: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      let block = this.#blocks[Math.floor(child / BLOCK)]!;
      let place = 2 * (child % BLOCK);
      if (child + 1 < this.size) {
        const other = this.#blocks[Math.floor((child + 1) / BLOCK)]!;
        const there = 2 * ((child + 1) % BLOCK);
        const order = other[there]! - block[place]! || other[there + 1]! - block[place + 1]!;
        if (order < 0) {
          child++;
          block = other;
          place = there;
        }
      }
      if (block[place]! > key || (block[place] === key && block[place + 1]! >= offset)) break;
      this.#put(at, block[place]!, block[place + 1]!);
      at = child;
    }
    this.#put(at, key, offset);
  }
}

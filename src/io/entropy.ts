import { randomBytes } from "node:crypto";

/** Randomness, from outside; never asked for inside apply. */
export interface Entropy {
  bytes(length: number): Uint8Array;
}

export const systemEntropy: Entropy = {
  bytes: (length) => randomBytes(length),
};

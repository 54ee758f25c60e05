/** A peer that is known and not measured: named each time with why, so that nobody takes it for forgotten. */
import type { System } from "./system.ts";

export function absent(name: string, why: string): System {
  const never = (): never => {
    throw new Error(`${name}: ${why}`);
  };
  return {
    name,
    ours: false,
    offers: [],
    durability: "–",
    missing: () => why,
    about: never,
    prepare: never,
    startServer: never,
    connect: never,
  };
}

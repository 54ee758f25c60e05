import { sluice } from "./sluice.ts";
import type { System } from "./system.ts";

export const systems: readonly System[] = [sluice];

export function systemOf(name: string): System {
  const system = systems.find((candidate) => candidate.name === name);
  if (system === undefined) throw new Error(`no system is called ${name}`);
  return system;
}

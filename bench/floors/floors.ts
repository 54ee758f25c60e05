/** What lies under every figure, measured just before. */
import type { Percentiles } from "../statistics.ts";
import { measureEchoFloor } from "./echo-floor.ts";
import { measureFsyncFloor, type FsyncFloor } from "./fsync-floor.ts";

/** Microseconds. */
export interface Floors {
  readonly fsync: FsyncFloor;
  readonly echo: Percentiles;
}

export async function measureFloors(directory: string): Promise<Floors> {
  return { fsync: measureFsyncFloor(directory), echo: await measureEchoFloor() };
}

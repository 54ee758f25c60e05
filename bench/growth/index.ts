import { backlog } from "./backlog.ts";
import { cold } from "./cold.ts";
import { connections } from "./connections.ts";
import type { Curve } from "./curve.ts";
import { partitions } from "./partitions.ts";
import { size } from "./size.ts";

export type { Curve } from "./curve.ts";

/** In the order they are run and shown. */
export const curves: readonly Curve[] = [backlog, size, connections, partitions, cold];

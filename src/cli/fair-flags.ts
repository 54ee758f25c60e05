/** The flags that share a queue's consumers fairly among tenants, and how that is shown. */
import type { Command } from "commander";
import type { FairTenant, QueueInfo, QueueSettings } from "../sdk/index.ts";
import { counted } from "./confirmation.ts";
import type { Fact } from "./entity.ts";

export interface FairFlags {
  /** False: --no-fair-by-header. */
  readonly fairByHeader?: string | false;
}

export function withFairFlags(command: Command): Command {
  return command
    .option(
      "--fair-by-header <name>",
      "share the consumers fairly among tenants, told by this header: who has much in hands waits behind the others",
    )
    .option("--no-fair-by-header", "messages go in their order, whosever they are (default: so)");
}

export function fairSettingsOf({ fairByHeader }: FairFlags): Pick<QueueSettings, "fairBy"> {
  if (fairByHeader === undefined) return {};
  return { fairBy: fairByHeader === false ? null : { header: fairByHeader } };
}

/** Who takes what, a line a tenant. */
export function fairFacts({ settings: { fairBy }, fair }: QueueInfo): Fact[] {
  if (fairBy === null || fair === undefined) return [];
  const full = fair.lookaheadFull ? ", as many put aside as may be" : "";
  return [["tenants seen", `${fair.count}${full}`], ...fair.tenants.map(tenantFact)];
}

function tenantFact({ tenant, pending, waiting, noisy }: FairTenant): Fact {
  const name = tenant === undefined ? "(no tenant)" : JSON.stringify(tenant);
  const aside = waiting === 0 ? "" : `, ${counted(waiting, "message")} put aside`;
  return ["", `${name} ${pending} pending${aside}${noisy ? ", noisy" : ""}`];
}

import type { QueueIdle } from "../sdk/index.ts";

/** Why nothing is handed out, for a person. */
export function idleText({ reason, until }: QueueIdle): string {
  const when = until === undefined ? "" : new Date(until).toISOString();
  switch (reason) {
    case "paused":
      return "nothing is handed out: it is paused; sluice queue resume goes on";
    case "empty":
      return `nothing is handed out: nothing is ready${when === "" ? "" : `; the next message is due at ${when}`}`;
    case "no-consumer":
      return "nothing is handed out: it has no consumer";
    case "no-credit":
      return "nothing is handed out: every consumer holds as many messages as it may";
    case "concurrency-limit":
      return "nothing is handed out: as many messages as the queue allows are being worked on";
    case "rate-limit":
      return `nothing is handed out: the rate allows no more${when === "" ? "" : ` until ${when}`}`;
    case "keys-blocked":
      return "nothing is handed out: what is ready waits for other messages of its keys (see sluice queue blocked)";
    case "lookahead-full":
      return "nothing is handed out: as many messages as are looked at ahead wait for others of their keys (see sluice queue blocked)";
    case "reserved":
      return "nothing is handed out: after a restart messages are kept for a while for those who held them";
    default:
      return "nothing is handed out for a moment";
  }
}

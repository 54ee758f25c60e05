/** What a process holds, as Linux tells it. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface Held {
  /** Resident bytes; `heap` = of them anonymous: V8's heap and buffers, no code and no files. */
  readonly rss: number;
  readonly heap: number;
  /** The most resident so far. */
  readonly peak: number;
  readonly descriptors: number;
  readonly sockets: number;
}

export function heldBy(pid: number): Held {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)![1]) * 1024;
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
  return {
    rss: bytes("VmRSS"),
    heap: bytes("RssAnon"),
    peak: bytes("VmHWM"),
    descriptors: links.length,
    sockets: links.filter((link) => link.startsWith("socket:")).length,
  };
}

export function heldText({ rss, heap, descriptors, sockets }: Held): string {
  const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
  return `${mib(rss)} resident, ${mib(heap)} of it heap, ${descriptors} descriptors, ${sockets} of them sockets`;
}

/** One may be closed while it is looked at. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

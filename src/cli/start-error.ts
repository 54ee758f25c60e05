/**
 * Why a server did not start, as one line with what to do. Storage says what is wrong with a data directory itself;
 * here are the operating system's other reasons in words.
 */
import { formatListen } from "../config/address.ts";
import type { Config } from "../config/config.ts";

export function startError(error: unknown, { listen }: Config): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  // Whoever passed it on may have wrapped it.
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const text = reason(cause, listen);
    if (text !== undefined) return new Error(text, { cause: error });
  }
  return error;
}

function reason(
  { code, syscall }: Error & { readonly code?: unknown; readonly syscall?: unknown },
  listen: Config["listen"],
): string | undefined {
  if (code === "EMFILE" || code === "ENFILE")
    return "too many open files: raise the limit (ulimit -n) and start again";
  if (typeof syscall !== "string" || !["listen", "bind", "getaddrinfo"].includes(syscall)) return undefined;
  const address = formatListen(listen);
  switch (code) {
    case "EADDRINUSE":
      return `${address} is in use: another program, perhaps another \`sluice serve\`, listens there. Stop it, or choose another port with --listen`;
    case "EACCES":
      return `may not listen on ${address}: ports below 1024 need more rights. Choose another with --listen`;
    case "EADDRNOTAVAIL":
      return `cannot listen on ${address}: this machine has no such address. Choose one of its own with --listen`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `cannot listen on ${address}: the name ${listen.host} has no address. Choose another with --listen`;
    default:
      return undefined;
  }
}

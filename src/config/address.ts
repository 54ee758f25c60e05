/** Where a server listens: HOST:PORT, an IPv6 address in brackets. */
export interface ListenAddress {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
}

/** undefined if `value` is no HOST:PORT. */
export function parseListen(value: unknown): ListenAddress | undefined {
  if (typeof value !== "string") return undefined;
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):([0-9]{1,5})$/.exec(value) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port > 65_535) return undefined;
  if (bracketed !== undefined && normalized(bracketed) === undefined) return undefined;
  return { host, port };
}

export function formatListen({ host, port }: ListenAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether only this machine can reach it. A name other than localhost may mean anything, so it counts as no. */
export function isLoopback(host: string): boolean {
  if (host.includes(":"))
    return /^\[(::1|::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})\]$/.test(normalized(host) ?? "");
  return host.toLowerCase() === "localhost" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** An IPv6 address in its one canonical form, in brackets. */
function normalized(host: string): string | undefined {
  return URL.parse(`http://[${host}]`)?.hostname;
}

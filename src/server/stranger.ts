import type { Connection } from "../io/network.ts";

/** One readable line for whoever speaks something else, `before` is what came before `chunk`. */
export function refuseStranger(connection: Connection, before: Uint8Array, chunk: Uint8Array): void {
  const seen = new TextDecoder().decode(Uint8Array.of(...before, ...chunk.subarray(0, 8)));
  const line = 'this port speaks the Sluice protocol (a connection begins with "SLC1")';
  const text = /^(GET|PUT|POST|HEAD|DELETE|OPTIONS|PATCH|TRACE|CONNECT|PRI)\b/.test(seen)
    ? httpRefusal(`${line}, not HTTP; this version serves no HTTP.\n`)
    : `${line}.\n`;
  connection.write(new TextEncoder().encode(text));
}

function httpRefusal(body: string): string {
  return (
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n" +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  );
}

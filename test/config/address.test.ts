import { expect, it } from "vitest";
import { formatListen, isLoopback, parseListen } from "../../src/config/address.ts";

it.each([
  ["127.0.0.1:7420", { host: "127.0.0.1", port: 7420 }],
  ["localhost:0", { host: "localhost", port: 0 }],
  ["[::1]:7420", { host: "::1", port: 7420 }],
  ["broker-1.internal:65535", { host: "broker-1.internal", port: 65_535 }],
])("reads %s and writes it again", (text, address) => {
  expect(parseListen(text)).toEqual(address);
  expect(formatListen(address)).toBe(text);
});

it.each([
  "",
  "7420",
  ":7420",
  "127.0.0.1",
  "127.0.0.1:",
  "127.0.0.1:65536",
  "::1:7420",
  "[::zz]:1",
  "[127.0.0.1]:1",
  "a b:1",
  "h:1:2",
  7420,
])("refuses %j", (text) => expect(parseListen(text)).toBeUndefined());

it.each(["127.0.0.1", "127.9.8.7", "localhost", "LOCALHOST", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"])(
  "takes %s for loopback",
  (host) => expect(isLoopback(host)).toBe(true),
);

it.each(["0.0.0.0", "::", "10.0.0.1", "127.evil.example", "example.org", "::ffff:10.0.0.1", "fe80::1"])(
  "takes %s for an address others reach",
  (host) => expect(isLoopback(host)).toBe(false),
);

/**
 * A broker for tests of programs: the server's own engine in this process, without a port.
 *
 *   await using broker = await createBroker();
 *   await using sluice = await broker.connect();
 *   ...
 *   await broker.clock.advance(24 * 3600_000);
 */
export { createBroker, TestBroker, type BrokerConnectOptions, type BrokerOptions } from "./test-broker.ts";
export type { BrokerClock } from "./test-clock.ts";
export type { BrokerFaults } from "./broker-faults.ts";

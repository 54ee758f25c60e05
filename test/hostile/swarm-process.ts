/** The swarm in a process of its own: `node swarm-process.ts PORT CONNECTIONS SECONDS SEED`; tells its tally as JSON. */
import { Swarm } from "../../bench/client/swarm.ts";
import { Random } from "../fixtures/random.ts";

const [port = 0, connections = 0, seconds = 0, seed = 0] = process.argv.slice(2).map(Number);
const random = new Random(seed);
const swarm = new Swarm({
  host: "127.0.0.1",
  port,
  connections,
  largeTopic: "large",
  floodedTopic: "flooded",
  random: () => random.next(),
});
setTimeout(() => {
  const most = swarm.size;
  void swarm.stop().then((tally) => process.stdout.write(JSON.stringify({ most, tally })));
}, seconds * 1000);

import { connect, text } from "sluice";

await using sluice = await connect("sluice://127.0.0.1:34919");
const [orders, invoices] = [
  sluice.queue("orders", { codec: text }),
  sluice.queue("invoices", { codec: text }),
];
await orders.publish("order 4711");

const [m] = await orders.fetch(1);
await sluice.atomic((tx) => {
  tx.publish(invoices, `invoice for ${m!.value}`);
  tx.ack(m!);
});
console.log((await orders.describe()).settled.acked, (await invoices.peek())[0]?.value);

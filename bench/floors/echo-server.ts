/** A process that sends back what it gets over TCP; tells its parent the port. */
import { createServer, type AddressInfo } from "node:net";

process.on("disconnect", () => process.exit(0));
const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.pipe(socket);
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));

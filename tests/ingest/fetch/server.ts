import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server on this machine, at an address of the loopback network. */
export async function serve(listener: RequestListener, host = "127.0.0.1") {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string, name = host) => `http://${name}:${port}${path}`,
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

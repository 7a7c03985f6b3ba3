// A gateway that takes every text message on loopback; tests read links and codes from it.
import { createServer } from "node:http";

export async function startGateway() {
  const texts = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      texts.push(JSON.parse(Buffer.concat(parts).toString()));
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  /** What a server needs to send here; German numbers cost 10 each. */
  const settings = {
    JUSHOU__SMS__GATEWAY: `http://127.0.0.1:${port}/send`,
    JUSHOU__SMS__PRICES: '{ "49" = 10 }',
    JUSHOU__OUTWARD__ALLOW: '["127.0.0.0/8"]',
  };
  return { texts, settings, close: () => server.close() };
}

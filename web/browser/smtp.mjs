// A mail server that takes every letter on loopback; tests read the codes from it.
import { createServer } from "node:net";

export async function startSmtp() {
  const letters = [];
  const server = createServer((socket) => {
    let data = false;
    let text = "";
    let pending = "";
    socket.setEncoding("utf8").write("220 mail.test\r\n");
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      pending += chunk;
      for (let end; (end = pending.indexOf("\r\n")) >= 0;) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        if (data) {
          if (line === ".") {
            data = false;
            letters.push(text);
            socket.write("250 taken\r\n");
          } else text += `${line}\n`;
        } else if (line.startsWith("DATA")) {
          [data, text] = [true, ""];
          socket.write("354 go on\r\n");
        } else if (line.startsWith("QUIT")) socket.end("221 bye\r\n");
        else socket.write("250 fine\r\n");
      }
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { port: server.address().port, letters, close: () => server.close() };
}

import { createServer, request } from "node:http";
import { connect } from "node:net";

/** A plain proxy: each request, and each upgrade, goes to the next server in turn. */
export class RoundRobin {
  #turn = 0;
  requests = 0;

  static async start(ports) {
    const proxy = new RoundRobin();
    proxy.ports = ports;
    proxy.server = createServer((incoming, answer) => proxy.#pass(incoming, answer));
    proxy.server.on("upgrade", (incoming, socket, head) => proxy.#upgrade(incoming, socket, head));
    await new Promise((done) => proxy.server.listen(0, "127.0.0.1", done));
    proxy.address = `http://127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  #next() {
    this.requests++;
    return this.ports[this.#turn++ % this.ports.length];
  }

  #pass(incoming, answer) {
    const outgoing = request({ port: this.#next(), host: "127.0.0.1", method: incoming.method, path: incoming.url, headers: incoming.headers }, (response) => {
      answer.writeHead(response.statusCode, response.rawHeaders);
      response.pipe(answer);
    });
    outgoing.on("error", () => answer.destroy());
    answer.on("close", () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  #upgrade(incoming, socket, head) {
    const server = connect(this.#next(), "127.0.0.1", () => {
      const headers = incoming.rawHeaders.reduce((text, part, i) => text + part + (i % 2 === 0 ? ": " : "\r\n"), "");
      server.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
      server.write(head);
      server.pipe(socket);
      socket.pipe(server);
    });
    for (const [end, other] of [[server, socket], [socket, server]]) {
      end.on("error", () => other.destroy());
      end.on("close", () => other.destroy());
    }
  }
}

import { createServer } from "node:http";

/** Answers 200 to everything and keeps what came: the raw body, the headers, and what each verifier of its path said. */
export class Sink {
  #server;
  #paths = new Map();

  static async start() {
    const sink = new Sink();
    sink.#server = createServer((request, response) => sink.#receive(request, response));
    await new Promise((done) => sink.#server.listen(0, "127.0.0.1", done));
    return sink;
  }

  /** An address of its own; each verifier is called with every delivery and throws when it refuses. */
  open(path, verifiers) {
    this.#paths.set(path, { verifiers, deliveries: new Map() });
    return `http://127.0.0.1:${this.#server.address().port}${path}`;
  }

  /** By `webhook-id`. */
  deliveries(path) {
    return this.#paths.get(path).deliveries;
  }

  verifyWith(path, verifiers) {
    Object.assign(this.#paths.get(path).verifiers, verifiers);
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #receive(request, response) {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { verifiers, deliveries } = this.#paths.get(request.url);
      const delivery = { headers: request.headers, body: Buffer.concat(chunks), refusedBy: [] };
      for (const [name, verify] of Object.entries(verifiers)) {
        try {
          verify(delivery.body, delivery.headers);
        } catch (error) {
          delivery.refusedBy.push(`${name}: ${error.message}`);
        }
      }

      deliveries.set(request.headers["webhook-id"], delivery);
      response.end();
    });
  }
}

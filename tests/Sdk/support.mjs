import { createServer } from "node:http";
import { OrleansNotify, verifyWebhook } from "../../clients/sdk/dist/index.js";
import WebSocket from "ws";

/** Node 20 has no WebSocket of its own. */
export const client = (server, token, more = {}) => new OrleansNotify({ url: server.address, token, WebSocket: globalThis.WebSocket ?? WebSocket, retries: 12, ...more });

export async function signIn(server, email) {
  await server.post("/request-otp", { email });
  return (await (await server.post("/verify-otp", { email, otp: await server.code(email) })).json()).token;
}

/** A receiver of webhooks that verifies them. */
export class Receiver {
  verified = [];
  refused = [];
  secret = "";

  static async start() {
    const receiver = new Receiver();
    receiver.server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      await verifyWebhook(request.headers, Buffer.concat(parts), receiver.secret)
        .then((webhook) => receiver.verified.push(webhook), (error) => receiver.refused.push(error));
      response.end();
    });
    await new Promise((done) => receiver.server.listen(0, "127.0.0.1", done));
    receiver.url = `http://127.0.0.1:${receiver.server.address().port}/`;
    return receiver;
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }
}

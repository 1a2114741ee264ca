// One signed POST over kept-alive connections; throws when it was not answered 2xx.
import { createHmac } from "node:crypto";
import { Agent, request } from "undici";

const TIMEOUT = 15_000;

export function sender() {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT, keepAliveTimeout: 60_000 });
  return async (id, { url, secret, body }) => {
    const text = JSON.stringify(body);
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${text}`).digest("base64");
    const answer = await request(url, {
      method: "POST",
      dispatcher,
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": `v1,${signature}`,
      },
      body: text,
    });
    await answer.body.dump();
    if (answer.statusCode < 200 || answer.statusCode > 299) {
      throw new Error(`answered ${answer.statusCode}`);
    }
  };
}

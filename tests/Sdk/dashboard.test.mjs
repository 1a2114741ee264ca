// What a shop's server tells the dashboard, and the walk through all of the dashboard's routes, against the real server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { DashboardWebhooks } from "../../clients/sdk/dist/server/index.js";
import { Server } from "../Extension/support/server.mjs";
import { client, signIn } from "./support.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
let server, secret, person;

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  person = client(server, await signIn(server, "ann@codingninjas.com"));
  const answer = await server.post("/api/webhooks/settings/generate-secret", {}, { Authorization: `Bearer ${process.env.API_KEY}` });
  secret = (await answer.json()).webhookSecret;
}, { timeout: 120_000 });

after(() => server?.stop());

/** In front of the server: answers some calls itself, or passes them on and loses the answer. */
async function disturbed(...faults) {
  const seen = [];
  const front = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    seen.push(request.headers["idempotency-key"]);
    const fault = faults.shift();
    const pass = () => fetch(server.address + request.url, { method: request.method, headers: without(request.headers), body: Buffer.concat(parts) });
    if (fault === "lose the answer") return void pass().then(() => response.destroy());
    if (fault) return void response.writeHead(fault, { "Retry-After": "0" }).end();
    const answer = await pass();
    response.writeHead(answer.status, { "Content-Type": "application/json" }).end(await answer.text());
  });
  await once(front.listen(0, "127.0.0.1"), "listening");
  return { seen, url: `http://127.0.0.1:${front.address().port}`, stop: () => (front.closeAllConnections(), front.close()) };
}

const without = ({ connection, host, "content-length": length, "transfer-encoding": coding, ...headers }) => headers;

async function inbox() {
  const items = [];
  for await (const item of person.inbox.list()) items.push(item.payload);
  return items;
}

test("a checkout, a low stock alert and a maintenance are in the inbox", { skip }, async () => {
  const webhooks = new DashboardWebhooks({ url: server.address, secret });

  const order = await webhooks.handleCheckoutComplete({ orderNumber: "ORD-1", customerName: "Jörg", customerEmail: "j@example.com", total: 99.99, items: [{ productId: "p", quantity: 2 }], paymentMethod: "stripe" });
  await webhooks.sendLowStockAlert({ id: "prod_123", name: "Lamp", stockLevel: 5, lowStockThreshold: 10 });
  await webhooks.sendMaintenanceNotification({ scheduledTime: "2026-01-15T02:00:00Z", estimatedDuration: "2 hours", affectedServices: ["payments"] });

  assert.equal(order.orderNumber, "ORD-1");
  const titles = (await inbox()).map((payload) => payload.title);
  assert.deepEqual(titles.slice(0, 3), ["Scheduled Maintenance", "Low Stock Alert", "Order ORD-1 paid"]);
});

test("a call that is refused for a while and whose answer is lost becomes one notification", { skip }, async () => {
  const front = await disturbed(503, 429, "lose the answer");
  const webhooks = new DashboardWebhooks({ url: front.url, secret });

  const taken = await webhooks.sendLowStockAlert({ id: "once", name: "Once", stockLevel: 1 });

  assert.ok(taken.notificationId);
  assert.equal(front.seen.length, 4);
  assert.equal(new Set(front.seen).size, 1);
  assert.equal((await inbox()).filter((payload) => payload.metadata?.productId === "once").length, 1);
  front.stop();
});

test("a wrong secret is an error and is not tried again", { skip }, async () => {
  const front = await disturbed();
  const webhooks = new DashboardWebhooks({ url: front.url, secret: "wrong" });

  await assert.rejects(webhooks.sendLowStockAlert({ id: "x", name: "X", stockLevel: 1 }), { name: "NotifyError", status: 401 });

  assert.equal(front.seen.length, 1);
  front.stop();
});

async function walk(...options) {
  const child = spawn("node", ["../../clients/sdk/scripts/test-webhooks.mjs", ...options]);
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  const [code] = await once(child, "exit");
  return { code, said };
}

test("the walk through all routes finds nothing wrong, and says so", { skip }, async () => {
  const { code, said } = await walk(server.address);

  assert.equal(code, 0, said);
  assert.match(said, /\b20 ok, 0 failed, 0 skipped\b/);
});

test("the walk ends with 1 where a call fails", { skip }, async () => {
  const { code, said } = await walk(server.address, "--api-key", "nobody's");

  assert.equal(code, 1, said);
  assert.match(said, /FAILED +401 .*\/api\/webhooks\/settings/);
});

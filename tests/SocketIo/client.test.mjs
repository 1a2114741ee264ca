import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Server, webhookToken } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { EventStream, RawSocket } from "./streams.mjs";
import { Client, numbers, signIn } from "./support.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
const tenant = "default";
const many = 1_000;
const apiKey = process.env.API_KEY;
let server, token, clients = [];

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  token = await signIn(server, "ann@codingninjas.com");
});

afterEach(() => {
  clients.forEach((client) => client.close());
  clients = [];
});

after(() => server?.stop());

const transports = {
  "polling only": { transports: ["polling"] },
  "WebSocket only": { transports: ["websocket"] },
  "polling, then an upgrade": { transports: ["polling", "websocket"] },
};

for (const [name, options] of Object.entries(transports)) {
  test(`${name}: everything is heard once and in order`, { skip }, async () => {
    const client = await joined(options);
    const first = (await head()) + 1;

    for (let i = 0; i < 100; i++) await server.event({ type: "notification", message: `number ${i}` });

    await client.hears(100);
    assert.deepEqual(client.heard, numbers(100, first));
    assert.equal(client.transport, options.transports.at(-1));
  });

  test(`${name}: acknowledgements and binary arguments come and go`, { skip }, async () => {
    const client = await connected(options);

    assert.deepEqual(await client.socket.emitWithAck("join-tenant", { tenantId: tenant }), { ok: true });
    assert.deepEqual(await client.socket.emitWithAck("notification-received", { id: "x" }), { ok: true });
    assert.deepEqual(await client.socket.emitWithAck("nonsense", Buffer.from([1, 2, 3]), { more: Buffer.alloc(70_000) }), { ok: false, error: "unknown_event" });
    assert.equal(client.socket.connected, true);
  });

  test(`${name}: after a kill of the server, ${many} of ${many} are heard, recovered`, { skip }, async () => {
    const client = await joined(options);
    const first = (await head()) + 1;
    await publish(many / 2);
    await client.hears(many / 4);

    await server.kill();
    await server.run();
    await publish(many / 2);

    await client.hears(many);
    assert.deepEqual(client.heard, numbers(many, first));
    assert.deepEqual(client.recoveries.slice(1), [true]);
  });
}

test(`Socket.IO, server-sent events and the raw WebSocket show the same ${many} in the same order, over a kill of the server`, { skip }, async () => {
  const stream = track(new EventStream(server.address, token));
  const raw = track(new RawSocket(server.address, token));
  const all = [await joined({ transports: ["polling"] }), await joined({ transports: ["websocket"] }), stream, raw];
  await stream.opens();
  await raw.opens();
  const first = (await head()) + 1;

  await publish(many / 2);
  await server.kill();
  await server.run();
  await publish(many / 2);

  await eventually(() => all.every((client) => client.heard.length >= many), () => `all heard ${many}: ${all.map((client) => client.heard.length)}`, 60_000);
  for (const client of all) assert.deepEqual(client.heard, numbers(many, first));
  assert.ok(stream.opened >= 2);
});

test("an event stream refuses who may not hear, and what it cannot resume it resets", { skip }, async () => {
  const ask = (headers) => fetch(`${server.address}/v1/live`, { headers, signal: AbortSignal.timeout(10_000) });
  const bearer = { Authorization: `Bearer ${token}` };

  assert.equal((await ask({})).status, 401);
  assert.equal((await ask({ Authorization: "Bearer nonsense" })).status, 401);
  assert.equal((await ask({ ...bearer, "Last-Event-ID": "nonsense" })).status, 400);
  assert.equal((await ask({ ...bearer, Origin: "https://evil.example" })).status, 403);
  const response = await ask({ ...bearer, "Last-Event-ID": "another-log:3" });
  const text = await read(response, /event: reset/);
  assert.match(text, /^event: welcome\ndata: \{.*\}\n\nid: .+:\d+\nevent: reset\ndata: \{.*\}\n\n$/);
});

test("a payload with lines of its own is one message of the stream", { skip }, async () => {
  const response = await fetch(`${server.address}/v1/live?token=${token}`);
  const body = '{\r\n  "type": "notification",\n  "message": "two\\nlines"\n}';

  await server.post("/webhook", undefined, { Authorization: `Bearer ${webhookToken}` }, body);

  const text = await read(response, /two/);
  const message = JSON.parse(/event: notification\ndata: (.*)\n\n/.exec(text)[1]);
  assert.equal(message.message, "two\nlines");
});

test("a broken connection recovers, and keeps its id", { skip }, async () => {
  const client = await joined({ transports: ["websocket"] });
  const first = (await head()) + 1;
  const id = client.socket.id;

  client.socket.io.engine.close();
  await publish(10);

  await client.hears(10);
  assert.deepEqual(client.heard, numbers(10, first));
  assert.deepEqual([client.socket.id, client.socket.recovered], [id, true]);
});

test("who has left hears nothing, also after it comes back", { skip }, async () => {
  const client = await joined({ transports: ["websocket"] });

  await client.socket.emitWithAck("leave-tenant", tenant);
  client.socket.io.engine.close();
  await eventually(() => client.recoveries.length === 2, "the client is back");
  await publish(3);
  await client.join(tenant);
  await publish(1);

  await client.hears(1);
  assert.deepEqual(client.heard, [await head()]);
  assert.equal(client.socket.recovered, false);
});

test("without a token, and with a wrong one, a client is refused with a reason", { skip }, async () => {
  for (const wrong of [undefined, "nonsense", `${token.slice(0, -1)}x`]) {
    const client = track(new Client(server.address, wrong, { reconnection: false }));

    const refused = await new Promise((done) => client.socket.on("connect_error", done));

    assert.equal(refused.data.code, "unauthorized");
  }
});

test("another tenant cannot be joined", { skip }, async () => {
  const client = await connected({});

  for (const other of ["another", "", null, { tenantId: "another" }, 7]) {
    assert.deepEqual(await client.join(other), { ok: false, error: "forbidden" });
  }
});

test("a private notification is heard by its person alone", { skip }, async () => {
  const ann = await joined({});
  const bert = await joined({}, await signIn(server, "bert@codingninjas.com"));

  await server.event({ type: "private", email: "bert@codingninjas.com", message: "for you" });
  await publish(1);

  await bert.hears(2);
  await ann.hears(1);
  assert.deepEqual(ann.heard, bert.heard.slice(1));
});

test("what a person does on one device shows on the other, with the count", { skip }, async () => {
  const [phone, laptop] = [await joined({}), await joined({ transports: ["polling"] })];
  const heard = [];
  for (const name of ["notification-updated", "notifications-marked-read"]) laptop.socket.on(name, (change) => heard.push([name, change]));
  await publish(2);
  await phone.hears(2);
  const [first] = (await api("GET", "/api/notifications?limit=1")).notifications;

  await api("PATCH", `/api/notifications/${first.id}`, { isRead: true });
  await api("POST", "/api/notifications/mark-all-read", {});

  await eventually(() => heard.length === 2, "both changes are heard");
  const [[, updated], [, all]] = heard;
  assert.deepEqual(heard.map(([name]) => name), ["notification-updated", "notifications-marked-read"]);
  assert.deepEqual([updated.id, updated.isRead, updated.isDismissed, all.unreadCount, all.readUpTo], [first.id, true, false, 0, first.seq]);
  assert.equal(all.version, updated.version + 1);
});

test("an order of a tenant's shop is a notification that people can read, and refreshes dashboards", { skip }, async () => {
  const client = await joined({});
  const key = { Authorization: `Bearer ${apiKey}` };

  const order = await (await server.post("/api/webhooks/orders", { tenantId: tenant, orderNumber: "ORD-12345", customerName: "John Doe", amount: 99.99, status: "paid" }, key)).json();

  await eventually(() => client.refreshes === 1, "the dashboard is refreshed");
  assert.deepEqual(client.notifications.map(({ id, title, isRead }) => [id, title, isRead]), [[order.orderId, "Order ORD-12345 paid", false]]);
  assert.match(client.notifications[0].message, /^Order ORD-12345 paid, 99\.99/);
});

test("what its sender takes back disappears, also for who was away", { skip }, async () => {
  const client = await joined({ transports: ["websocket"] });
  const withdrawn = [];
  client.socket.on("notification-withdrawn", (event) => withdrawn.push(event.id));
  const key = { Authorization: `Bearer ${apiKey}` };
  const sent = await (await server.post("/api/notifications", { title: "A mistake" }, key)).json();
  await client.hears(1);
  client.socket.io.engine.close();

  const answer = await fetch(`${server.address}/api/notifications/${sent.id}`, { method: "DELETE", headers: key });

  assert.equal(answer.ok, true);
  await eventually(() => withdrawn.length === 1, "the client hears of it");
  assert.deepEqual(withdrawn, [sent.id]);
  assert.equal((await api("GET", "/api/notifications")).notifications.some(({ id }) => id === sent.id), false);
});

test("no event silences the others: a withdrawal that nobody made, payloads of the deepest kind", { skip }, async () => {
  const client = await joined({});
  const deep = (levels) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const hook = { Authorization: `Bearer ${webhookToken}` };

  await server.event({ type: "notification.withdrawn", withdrawnId: 7 });
  await server.post("/webhook", undefined, hook, `{"type":"n","metadata":${deep(63)}}`);
  await assert.rejects(
    server.post("/api/webhooks/orders", undefined, { Authorization: `Bearer ${apiKey}` }, `{"orderNumber":"A","customerName":"x","amount":1,"metadata":${deep(63)}}`),
    /400/);
  await publish(1);

  await client.hears(3);
  assert.equal((await api("GET", "/api/notifications?limit=3")).notifications.length, 3);
  assert.equal((await api("GET", "/v1/inbox?limit=3")).items.length, 3);
});

test("signing out ends the socket for good", { skip }, async () => {
  const gone = await signIn(server, "carl@codingninjas.com");
  const client = await joined({}, gone);

  await server.post("/v1/auth/logout", {}, { Authorization: `Bearer ${gone}` });

  await eventually(() => client.disconnects.length > 0, "the client is told");
  assert.deepEqual(client.disconnects, ["io server disconnect"]);
});

test("a client that says too much is closed", { skip }, async () => {
  const client = await connected({ transports: ["websocket"], reconnection: false });

  for (let i = 0; i < 50; i++) client.socket.emit("nonsense", i);

  await eventually(() => client.disconnects.length > 0, "the client is closed");
});

test("a client acknowledges as fast as it is sent what it missed", { skip }, async () => {
  const client = await joined({ transports: ["websocket"] });
  client.socket.on("new-notification", ({ id }) => client.socket.emit("notification-received", { id }));
  client.socket.io.engine.close();
  await publish(200);

  await client.hears(200);
  await client.socket.emitWithAck("notification-received", { id: "the last" });
  assert.deepEqual([client.disconnects.length, client.socket.recovered], [1, true]);
});

function track(client) {
  clients.push(client);
  return client;
}

const connected = (options, as = token) => track(new Client(server.address, as, options)).connected();

async function joined(options, as = token) {
  const client = await connected(options, as);
  assert.deepEqual(await client.join(tenant), { ok: true });
  if (options.transports?.length !== 1) await eventually(() => client.transport === "websocket", "the client has upgraded");
  return client;
}

async function api(method, path, body) {
  const headers = { Authorization: `Bearer ${token}`, "x-tenant-id": tenant, "Content-Type": "application/json" };
  const answer = await fetch(server.address + path, { method, headers, body: body && JSON.stringify(body) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

/** What a response says until it has said this; then it is left. */
async function read(response, wanted) {
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (wanted.test(text) && text.endsWith("\n\n")) break;
  }
  return text;
}

async function head() {
  const response = await fetch(`${server.address}/v1/inbox/count`, { headers: { Authorization: `Bearer ${token}` } });
  return (await response.json()).seq;
}

async function publish(count) {
  for (let sent = 0; sent < count; sent += 20) {
    await Promise.all(numbers(Math.min(20, count - sent)).map((i) => server.event({ type: "notification", message: `number ${sent + i}` })));
  }
}

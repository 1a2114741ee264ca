// The TypeScript client against the real server.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { NotifyError } from "../../clients/sdk/dist/index.js";
import { Server } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { client, Receiver, signIn } from "./support.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
const many = 1_000;
let server, system, person, token, connections = [];

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  token = await signIn(server, "ann@codingninjas.com");
  system = client(server, process.env.API_KEY);
  person = client(server, token);
}, { timeout: 120_000 });

afterEach(() => {
  connections.forEach((live) => live.close());
  connections = [];
});

after(() => server?.stop());

const note = (number) => ({ type: "notification", payload: { number, title: `Number ${number}` }, audience: ["*"] });

/** A connection that keeps the numbers that it hears, once it is open. */
async function listen(options) {
  const heard = [];
  const live = person.live.connect({ onEvent: ({ number }) => heard.push(number), ...options });
  connections.push(live);
  await eventually(() => live.status === "open", "the connection is open");
  return { live, heard };
}

test("the types are those of the server's document", { skip }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "sdk-types-"));
  const made = spawnSync("node", ["../../clients/sdk/scripts/generate.mjs", server.address, join(folder, "schema.ts")], { encoding: "utf8" });

  assert.equal(made.status, 0, made.stderr);
  const [current, committed] = await Promise.all([join(folder, "schema.ts"), "../../clients/sdk/src/schema.ts"].map((file) => readFile(file, "utf8")));
  assert.ok(current === committed, "clients/sdk/src/schema.ts is old: start the server and run npm run generate there");
  await rm(folder, { recursive: true });
});

test("what is published is heard, is in the inbox and counts, until it is read", { skip }, async () => {
  const { heard } = await listen();
  const before = (await person.inbox.count()).unread;

  const published = await system.events.publish({ ...note(1), idempotencyKey: "first" });
  const again = await system.events.publish({ ...note(1), idempotencyKey: "first" });

  await eventually(() => heard.length > 0, "it is heard");
  assert.deepEqual(heard, [1]);
  assert.deepEqual([again.id, again.duplicate], [published.id, true]);
  assert.equal((await person.inbox.count()).unread, before + 1);
  for await (const item of person.inbox.list({ limit: 1 })) {
    assert.deepEqual([item.id, item.payload.number, item.read], [published.id, 1, false]);
    break;
  }

  const { version } = await person.inbox.changes(0);
  assert.equal((await person.inbox.change(published.id, { read: true })).item.read, true);
  assert.deepEqual((await person.inbox.changes(version)).items.map((item) => item.id), [published.id]);
  await person.inbox.markAllRead();
  assert.equal((await person.inbox.count()).unread, 0);
});

for (const transport of ["websocket", "sse"]) {
  test(`${transport}: ${many} events in order over a kill of the server, none lost, none twice`, { skip, timeout: 240_000 }, async () => {
    const { heard } = await listen({ transport });
    const numbers = Array.from({ length: many }, (_, i) => i + 1);

    for (const number of numbers) {
      // Its end comes while the client publishes; coming back takes longer than one attempt.
      if (number === many / 2) void server.kill().then(() => server.run());
      await system.events.publish(note(number));
    }

    await eventually(() => heard.length >= many, () => `${many} are heard, and not ${heard.length}`, 60_000);
    assert.deepEqual(heard, numbers);
  });
}

test("who was away goes on from the position that was kept", { skip }, async () => {
  const first = await listen();
  await system.events.publish(note(1));
  await eventually(() => first.heard.length === 1, "the first is heard");
  const since = first.live.position;
  first.live.close();

  await system.events.publish([note(2), note(3)]);
  const numbers = [];
  const live = person.live.connect({ since });
  connections.push(live);
  for await (const { number } of live) if (numbers.push(number) === 2) break;

  assert.deepEqual(numbers, [2, 3]);
});

test("a list longer than one request is published whole", { skip }, async () => {
  const items = await system.events.publish(Array.from({ length: 1_500 }, (_, i) => ({ type: "bulk.test", payload: i })));

  assert.equal(items.length, 1_500);
  assert.ok(items.every((item, i) => item.status === 202 && item.seq === items[0].seq + i));
});

test("a webhook is delivered, verified and in the list of deliveries", { skip }, async () => {
  const receiver = await Receiver.start();
  try {
    const endpoint = await system.endpoints.create({ url: receiver.url, eventTypes: ["sdk.*"] });
    receiver.secret = endpoint.secret;

    const published = await system.events.publish({ type: "sdk.test", payload: { amount: 5 } });

    await eventually(() => receiver.verified.length > 0, "the webhook came");
    assert.deepEqual([receiver.verified[0].payload, receiver.refused], [{ amount: 5 }, []]);
    const delivery = await eventually(async () => {
      for await (const one of system.deliveries.list({ endpoint: endpoint.id })) return one.status === "succeeded" && one;
    }, "the delivery has succeeded");
    assert.equal(delivery.eventId, published.id);
    assert.equal((await system.deliveries.get(delivery.id)).attemptLog.length, 1);
    await system.endpoints.delete(endpoint.id);
    await assert.rejects(system.endpoints.get(endpoint.id), (error) => error instanceof NotifyError && error.status === 404 && error.code === "not_found" && !!error.requestId);
  } finally {
    await receiver.stop();
  }
});

test("a notification that is taken back leaves the inbox", { skip }, async () => {
  const { id } = await system.events.publish(note(7));

  await system.events.withdraw(id);

  for await (const item of person.inbox.list({ limit: 1 })) {
    assert.notEqual(item.id, id);
    break;
  }
});

test("a connection whose session ends fails, and does not come back", { skip }, async () => {
  const own = await signIn(server, "bert@codingninjas.com");
  const live = client(server, own).live.connect({ onEvent: () => {} });
  connections.push(live);
  await eventually(() => live.status === "open", "the connection is open");

  await server.post("/v1/auth/logout", undefined, { Authorization: `Bearer ${own}` }, "");

  await assert.rejects(live.closed, (error) => error.status === 401);
});

test("a token that is none is refused at once", { skip }, async () => {
  for (const transport of ["websocket", "sse"]) {
    const live = client(server, "nonsense").live.connect({ onEvent: () => {}, transport });
    connections.push(live);

    await assert.rejects(live.closed, (error) => error.status === 401 && error.code === "unauthorized");
  }
});

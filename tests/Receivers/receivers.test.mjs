import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { Bodies } from "./support/bodies.mjs";
import { Owner } from "./support/owner.mjs";
import { Sink } from "./support/sink.mjs";
import { ed25519, libraries } from "./support/verifiers.mjs";

const count = Number(process.env.COUNT ?? 300);
const few = Math.ceil(count / 3);
const largest = Number(process.env.MAX_BODY);
const large = Math.min(30, Math.ceil(count / 30));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const patience = 120_000 + count * 20;
const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";

let server, sink, owner, bodies;

before(async () => {
  if (skip) return;
  console.log(`seed ${seed}, ${count} deliveries, ${large} of 1 MiB`);
  bodies = new Bodies(seed);
  server = await Server.start(process.env.SERVER_CMD, "");
  sink = await Sink.start();
  owner = new Owner(server.address, process.env.API_KEY);
});

after(async () => {
  await server?.stop();
  sink?.stop();
});

test("standardwebhooks and svix verify every delivery, and its bytes are those published", { skip }, async () => {
  const endpoint = await open("/hmac", "bodies.any");
  sink.verifyWith("/hmac", libraries(endpoint.secret));

  const published = await owner.publish("bodies.any", [...Array.from({ length: large }, () => bodies.ofSize(largest)), ...some(count - large)]);

  await allVerified("/hmac", published, count);
});

test("with an overlap, receivers with the old and with the new secret refuse nothing", { skip }, async () => {
  const endpoint = await open("/rotated", "bodies.rotated");
  sink.verifyWith("/rotated", libraries(endpoint.secret, " with the old secret"));
  const first = await owner.publish("bodies.rotated", some(few));
  const rotated = await owner.rotate(endpoint.id, 3600);
  // What was on its way during the rotation may have the old signature only.
  await allVerified("/rotated", first, few);
  sink.verifyWith("/rotated", libraries(rotated.secret, " with the new secret"));

  const second = await owner.publish("bodies.rotated", some(few));

  await allVerified("/rotated", new Map([...first, ...second]), 2 * few);
});

test("without an overlap, the old secret verifies nothing any more", { skip }, async () => {
  const endpoint = await open("/cut", "bodies.cut");
  const rotated = await owner.rotate(endpoint.id, 0);
  sink.verifyWith("/cut", { ...libraries(endpoint.secret, " with the old secret"), ...libraries(rotated.secret) });

  await owner.publish("bodies.cut", some(10));

  await eventually(() => sink.deliveries("/cut").size === 10, "the events arrive", patience);
  for (const { refusedBy } of sink.deliveries("/cut").values()) {
    assert.deepEqual(refusedBy.map((refusal) => refusal.split(":")[0]), ["standardwebhooks with the old secret", "svix with the old secret"]);
  }
});

test("node:crypto verifies v1a with the public key, through a rotation too", { skip }, async () => {
  const endpoint = await open("/ed25519", "bodies.ed25519", { signature: "ed25519" });
  assert.match(endpoint.secret, /^whpk_/);
  sink.verifyWith("/ed25519", { "old key": ed25519(endpoint.publicKey) });
  const first = await owner.publish("bodies.ed25519", [bodies.ofSize(largest), ...some(few - 1)]);
  await allVerified("/ed25519", first, few);
  const rotated = await owner.rotate(endpoint.id, 3600);
  sink.verifyWith("/ed25519", { "new key": ed25519(rotated.publicKey) });

  const second = await owner.publish("bodies.ed25519", some(few));

  await allVerified("/ed25519", new Map([...first, ...second]), 2 * few);
});

test("a changed body, time or id, and a foreign secret are refused", { skip }, async () => {
  const endpoint = await open("/control", "bodies.control");
  const keys = await open("/control-keys", "bodies.control", { signature: "ed25519" });
  await owner.publish("bodies.control", ["{\"amount\":1}"]);
  await eventually(() => sink.deliveries("/control").size + sink.deliveries("/control-keys").size === 2, "the event arrives at both");
  const foreign = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

  for (const [path, verifiers] of [["/control", libraries(endpoint.secret)], ["/control-keys", { ed25519: ed25519(keys.publicKey) }]]) {
    const [{ body, headers }] = sink.deliveries(path).values();
    for (const verify of Object.values(verifiers)) {
      verify(body, headers);
      assert.throws(() => verify(Buffer.from("{\"amount\":2}"), headers));
      assert.throws(() => verify(body, { ...headers, "webhook-id": "evt_other" }));
      assert.throws(() => verify(body, { ...headers, "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) }));
    }
  }

  const [{ body, headers }] = sink.deliveries("/control").values();
  for (const verify of Object.values(libraries(foreign))) assert.throws(() => verify(body, headers));
});

async function open(path, type, settings = {}) {
  return owner.createEndpoint({ url: sink.open(path, {}), eventTypes: [type], ...settings });
}

function some(length) {
  return Array.from({ length }, () => bodies.next());
}

async function allVerified(path, published, expected) {
  assert.equal(published.size, expected);
  const deliveries = sink.deliveries(path);
  await eventually(() => [...published.keys()].every((id) => deliveries.has(id)), () => `${published.size} events arrive, not ${deliveries.size}`, patience);
  assert.equal(deliveries.size, expected);
  const refusals = [...deliveries.values()].flatMap(({ refusedBy }) => refusedBy);
  assert.deepEqual(refusals.slice(0, 5), []);
  const changed = [...published].filter(([id, body]) => !deliveries.get(id).body.equals(Buffer.from(body)));
  assert.deepEqual(changed.slice(0, 5).map(([id, body]) => [id, body.slice(0, 200)]), []);
}

// npm's socket.io-client over a plain round-robin proxy over several gateways: PORTS (comma list), TOKEN, WEBHOOK_TOKEN.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "../Extension/support/wait.mjs";
import { RoundRobin } from "./roundrobin.mjs";
import { Client, numbers } from "./support.mjs";

const ports = process.env.PORTS.split(",").map(Number);
const many = 1_000;

for (const transports of [["polling"], ["websocket"], ["polling", "websocket"]]) {
  test(`${transports.join(", then ")} through a round-robin proxy: ${many} of ${many}, once and in order, over broken connections`, async () => {
    const proxy = await RoundRobin.start(ports);
    const clients = [];
    try {
      for (let i = 0; i < 3; i++) {
        const client = await new Client(proxy.address, process.env.TOKEN, { transports }).connected();
        clients.push(client);
        assert.deepEqual(await client.join("default"), { ok: true });
        await eventually(() => client.transport === transports.at(-1), "the client has its transport");
      }
      const first = (await head()) + 1;

      for (let sent = 0; sent < many; sent += 20) {
        await Promise.all(numbers(20).map((i) => publish(ports[i % ports.length], sent + i)));
        // Each in turn loses its connection, and comes back at another gateway.
        if (sent % 200 === 100) clients[(sent / 200 | 0) % clients.length].socket.io.engine.close();
      }

      for (const client of clients) {
        await client.hears(many);
        assert.deepEqual(client.heard, numbers(many, first));
        assert.ok(client.recoveries.slice(1).every((recovered) => recovered));
      }
      assert.ok(clients.some((client) => client.recoveries.length > 1));
    } finally {
      clients.forEach((client) => client.close());
      proxy.stop();
    }
  });
}

test("an id that no gateway made is unknown", async () => {
  for (const sid of ["nonsense", "AAAAAAAAAAAAAAAAAAAA.MTI3LjAuMC4xOjIy", `x.${"A".repeat(300)}`, "x.http://127.0.0.1:22/"]) {
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/socket.io/?EIO=4&transport=polling&sid=${encodeURIComponent(sid)}`);

    assert.deepEqual([answer.status, (await answer.json()).message], [400, "Session ID unknown"]);
  }
});

test("what another gateway answers has each header once", async () => {
  const [one, other] = ports.map((port) => `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`);
  const { sid } = JSON.parse((await (await fetch(one)).text()).slice(1));
  await fetch(`${one}&sid=${sid}`, { method: "POST", body: `40{"token":"${process.env.TOKEN}"}` });

  const answer = await fetch(`${other}&sid=${sid}`, { headers: { Origin: other.slice(0, other.indexOf("/socket.io")) } });

  assert.match(await answer.text(), /^40\{"sid"/);
  assert.deepEqual([...answer.headers].filter(([, value]) => /^(.+), \1$/.test(value)), []);
});

async function publish(port, number) {
  const answer = await fetch(`http://127.0.0.1:${port}/webhook`, {
    method: "POST", headers: { Authorization: `Bearer ${process.env.WEBHOOK_TOKEN}`, "Content-Type": "application/json" },
    body: JSON.stringify({ type: "notification", message: `number ${number}` }),
  });
  assert.equal(answer.status, 200);
}

async function head() {
  const answer = await fetch(`http://127.0.0.1:${ports[0]}/v1/inbox/count`, { headers: { Authorization: `Bearer ${process.env.TOKEN}` } });
  return (await answer.json()).seq;
}

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { WebSocket } from "ws";
import { Server } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { signIn } from "./support.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
let server, token;

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  token = await signIn(server, "ann@codingninjas.com");
});

after(() => server?.stop());

const path = "/socket.io/?EIO=4&transport=polling";

// The beginning of the answer to a body of one chunk and no end: all of it has been read when the server says that it is too much.
const chunked = async (target, body) => {
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${target} HTTP/1.1\r\nHost: ${hostname}\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}`);
  const [answer] = await once(socket, "data");
  socket.destroy();
  return String(answer);
};

const deep = `42["x",${"[".repeat(200)}${"]".repeat(200)}]`;

const closing = {
  "no packet": "abc",
  "nothing between separators": "40\u001e\u001e40",
  "a ping of the client's": "2",
  "a pong with a tail": "3x",
  "base64 that is none": "b####",
  "an unknown type of Socket.IO": "49",
  "an event before the connect": '42["x"]',
  "a connect with an array": "40[]",
  "a connect with half an object": '40{"token":',
  "an event that is no array": "40TOKEN\u001e42{}",
  "an event without a name": "40TOKEN\u001e42[]",
  "an event with an object for a name": "40TOKEN\u001e42[{}]",
  "a reserved name": '40TOKEN\u001e42["disconnect"]',
  "an acknowledgement's number without end": `40TOKEN\u001e42${"9".repeat(400)}["x"]`,
  "JSON deeper than anybody means": `40TOKEN\u001e${deep}`,
  "too many binary parts": '40TOKEN\u001e4511-["x"]',
  "a number of binary parts without end": `40TOKEN\u001e45${"9".repeat(400)}-["x"]`,
  "a text where a binary part belongs": '40TOKEN\u001e451-["x",{"_placeholder":true,"num":0}]\u001e42["x"]',
  "a binary part that nobody announced": "40TOKEN\u001ebAQID",
  "a namespace's name without end": `40/${"x".repeat(300)},`,
  "refused namespaces without end": Array.from({ length: 50 }, (_, i) => `40/n${i},`).join("\u001e"),
  "wrong tokens without end": Array.from({ length: 50 }, () => '40{"token":"x"}').join("\u001e"),
  "the same namespace twice": "40TOKEN\u001e40TOKEN",
  "more messages than anybody says": `40TOKEN\u001e${Array.from({ length: 200 }, () => '420["x"]').join("\u001e")}`,
};

for (const [name, body] of Object.entries(closing)) {
  test(`${name}: the session is closed, and the server goes on`, { skip }, async () => {
    const sid = await open();

    const answer = await post(sid, body.replaceAll("TOKEN", `{"token":"${token}"}`));

    assert.deepEqual([answer.status, await answer.json()], [400, { code: 3, message: "Bad request" }]);
    assert.equal((await poll(sid)).status, 400);
    assert.match(await (await fetch(server.address + path)).text(), /^0\{"sid"/);
  });
}

test("a body that is too large is refused, with and without a length", { skip }, async () => {
  const large = `4${"x".repeat(1_000_000)}`;

  assert.equal((await post(await open(), large)).status, 413);
  assert.match(await chunked(`${path}&sid=${await open()}`, `${large}x`), /^HTTP\/1\.1 413 /);
});

test("a message that is too large closes the WebSocket", { skip }, async () => {
  const socket = new WebSocket(`${server.address.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  let isClosed = false;
  socket.on("close", () => (isClosed = true)).on("error", () => {});
  await eventually(() => socket.readyState === WebSocket.OPEN, "the socket is open");

  socket.send(`4${"x".repeat(1_100_000)}`);

  await eventually(() => isClosed, "the socket is closed");
});

test("two posts at once end the session", { skip }, async () => {
  const sid = await open();
  const slow = new ReadableStream({ start: (controller) => setTimeout(() => controller.close(), 300) });

  const answers = await Promise.all([
    fetch(`${server.address}${path}&sid=${sid}`, { method: "POST", body: slow, duplex: "half" }), post(sid, "3"),
  ]);

  assert.ok(answers.every(({ status }) => [200, 400].includes(status)));
});

test("a page of an origin that no tenant allows gets no session and may read nothing", { skip }, async () => {
  for (const Origin of ["https://evil.example", "null", "http://\u00e9", "chrome-extension://\u00e9", "x"]) {
    for (const method of ["GET", "OPTIONS"]) {
      const answer = await fetch(server.address + path, { method, headers: { Origin: Buffer.from(Origin).toString("latin1") } });

      assert.equal(answer.status, 403, `${method} ${Origin}`);
      assert.equal(answer.headers.get("access-control-allow-origin"), null);
    }
  }
});

async function open() {
  return JSON.parse((await (await fetch(server.address + path)).text()).slice(1)).sid;
}

const post = (sid, body, headers = {}) => fetch(`${server.address}${path}&sid=${sid}`, { method: "POST", body, headers });

const poll = (sid) => fetch(`${server.address}${path}&sid=${sid}`, { signal: AbortSignal.timeout(5_000) });

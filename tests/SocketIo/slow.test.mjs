import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { skip, startEcho } from "./echo.mjs";

const key = "dGhlIHNhbXBsZSBub25jZQ==";
let echo, port;

before(async () => {
  if (skip) return;
  // These clients answer no ping: a busy machine must have the time that a message takes.
  echo = await startEcho("--ping-timeout", "3000");
  port = echo.port;
});

after(() => echo?.process.kill());

/** Of a client: masked with zeros. */
function frame(opcode, payload) {
  const bytes = Buffer.from(payload);
  const head = bytes.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | bytes.length]) : Buffer.alloc(10);
  if (bytes.length >= 126) {
    head.set([0x80 | opcode, 0x80 | 127]);
    head.writeBigUInt64BE(BigInt(bytes.length), 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), bytes]);
}

/** However it ended. */
function closed(socket) {
  return new Promise((resolve, reject) => {
    socket.once("close", resolve);
    setTimeout(() => reject(new Error("the connection is open after ten seconds")), 10_000).unref();
  });
}

async function open() {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(`GET /engine.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
    + `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`);
  const [answer] = await once(socket, "data");
  assert.match(answer.toString("latin1"), /^HTTP\/1.1 101 /);
  return socket;
}

test("a client that takes nothing is cut, also while something is being written to it", { skip }, async () => {
  const socket = await open();
  socket.pause();
  for (let i = 0; i < 150; i++) socket.write(frame(1, `4${"x".repeat(99_999)}`));

  // It shows when this side writes, as it does not read. Pings keep nobody alive: a pong to the server's own ping would.
  const writing = setInterval(() => socket.write(frame(9, "")), 100);
  await closed(socket).finally(() => clearInterval(writing));

  assert.equal((await fetch(`http://localhost:${port}/engine.io/?EIO=4&transport=polling`)).status, 200);
});

test("a client that says goodbye is answered, also while something is being written to it", { skip }, async () => {
  for (let round = 0; round < 50; round++) {
    const socket = await open();
    const chunks = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    const ended = closed(socket);
    socket.write(Buffer.concat([frame(1, `4${"x".repeat(50_000)}`), frame(1, "4a"), frame(8, Buffer.from([0x03, 0xe8]))]));
    await ended;

    // 1000, the last that comes.
    assert.deepEqual([...Buffer.concat(chunks).subarray(-4)], [0x88, 0x02, 0x03, 0xe8], `round ${round}`);
  }
});

test("a large message comes back whole, also when it comes at once after the handshake", { skip }, async () => {
  for (const size of [5_000, 50_000, 900_000]) {
    for (let round = 0; round < 20; round++) {
      const socket = await open();
      const chunks = [];
      socket.on("data", (chunk) => chunks.push(chunk));
      const ended = closed(socket);
      const text = Array.from({ length: size }, (_, i) => "abcdefghijklmnopqrstuvwxyz0123456789"[i % 36]).join("");
      socket.write(Buffer.concat([frame(1, `4${text}`), frame(8, Buffer.from([0x03, 0xe8]))]));
      await ended;

      assert.ok(Buffer.concat(chunks).includes(`4${text}`), `${size} bytes, round ${round}`);
    }
  }
});

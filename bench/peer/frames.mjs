// What of WebSocket and Socket.IO a client on a raw socket needs.
import { randomBytes } from "node:crypto";

/** A masked text frame. */
export function frame(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

export function upgrade(kind, port, token) {
  const path = kind === "raw" ? `/ws?token=${token}` : "/socket.io/?EIO=4&transport=websocket";
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n`
    + `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`;
}

/** What the server says in turn until a client is in, and what the client says to each. */
export const stepsOf = (kind, token) => kind === "raw" ? [["\"welcome\"", null]] : [
  ["0{\"sid\"", `40{"token":"${token}"}`],
  ["40{\"sid\"", "420[\"join-tenant\",\"default\"]"],
  ["430[{\"ok\":true}]", null],
];

// Opens many sockets at one server, then broadcasts: memory a connection, processor time a message. Raw sockets, so that this side costs little.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const { PORT, PID, KIND, TOKENS, WEBHOOK_TOKEN } = process.env;
const count = Number(process.env.COUNT ?? 10_000);
const broadcasts = Number(process.env.BROADCASTS ?? 30);
const tokens = (TOKENS ?? "").split(",");
const wanted = Buffer.from({ raw: "\"seq\"", socketio: "new-notification" }[KIND]);
const inOnce = 200;
let opened = 0;
let heard = 0;

const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${PID}/status`, "utf8"))[1]);
function cpu() {
  const fields = readFileSync(`/proc/${PID}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function frame(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

/** Where the first frame's text begins and ends; beyond the end of the data when it is not all there. */
function bounds(data) {
  if (data.length < 4) return data.length >= 2 && data[1] < 126 ? [2, 2 + data[1]] : [0, Infinity];
  return data[1] < 126 ? [2, 2 + data[1]] : [4, 4 + data.readUInt16BE(2)];
}

function open(i) {
  const token = tokens[i % tokens.length];
  const path = KIND === "raw" ? `/ws?token=${token}` : "/socket.io/?EIO=4&transport=websocket";
  return new Promise((done, failed) => {
    const socket = connect({ port: Number(PORT), host: "127.0.0.1", noDelay: true });
    socket.on("error", failed);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`);
    let [seen, step] = ["", 0];
    const steps = KIND === "raw" ? [["\"welcome\"", null]] : [
      ["0{\"sid\"", `40{"token":"${token}"}`],
      ["40{\"sid\"", "420[\"join-tenant\",\"default\"]"],
      ["430[{\"ok\":true}]", null],
    ];
    const opening = (data) => {
      seen += data.toString("latin1");
      while (step < steps.length && seen.includes(steps[step][0])) {
        const say = steps[step++][1];
        if (say) socket.write(frame(say));
      }
      if (step === steps.length) ready();
    };
    const ready = () => {
      socket.off("data", opening);
      let rest = Buffer.alloc(0);
      socket.on("data", (data) => {
        rest = rest.length ? Buffer.concat([rest, data]) : data;
        for (let [start, end] = bounds(rest); end <= rest.length; [start, end] = bounds(rest)) {
          if (rest[0] === 0x89) socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | (end - start), 0, 0, 0, 0]), rest.subarray(start, end)]));
          else if (end - start === 1) socket.write(frame("3"));
          else if (rest.subarray(start, end).includes(wanted)) heard++;
          rest = rest.subarray(end);
        }
      });
      opened++;
      done();
    };
    socket.on("data", opening);
  });
}

const publish = (number) => fetch(`http://127.0.0.1:${PORT}/webhook`, {
  method: "POST", headers: { Authorization: `Bearer ${WEBHOOK_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ type: "notification", title: "A broadcast", message: "x".repeat(120), number }),
});

/** So many at once, and then all must have arrived. */
async function broadcast(many) {
  const wantedCount = heard + count * many;
  await Promise.all(Array.from({ length: many }, (_, i) => publish(i)));
  for (const deadline = Date.now() + 60_000; heard < wantedCount && Date.now() < deadline;) await pause(2);
  if (heard !== wantedCount) throw new Error(`${wantedCount - heard} of ${count * many} were not heard`);
}

/** Messages a second of the server's processor time. */
async function measure(times, many) {
  const began = cpu();
  for (let i = 0; i < times; i++) await broadcast(many);
  return Math.round((count * many * times) / (cpu() - began));
}

// The first ones warm the server up, and are not what the others cost.
for (let i = 0; i < inOnce; i++) await open(i);
await pause(2_000);
const base = resident();
for (let at = inOnce; at < count; at += inOnce) await Promise.all(Array.from({ length: Math.min(inOnce, count - at) }, (_, i) => open(at + i)));
await pause(10_000);
const kilobytes = ((resident() - base) / (count - inOnce)).toFixed(1);
await measure(100, 1);
const alone = await measure(broadcasts, 1);
const together = await measure(Math.ceil(broadcasts / 10), 20);
console.log(`${String(opened).padStart(8)} ${kilobytes.padStart(9)} ${String(alone).padStart(14)} ${String(together).padStart(14)}`);
process.exit(0);

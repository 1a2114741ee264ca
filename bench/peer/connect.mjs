// A storm: COUNT clients, AT_ONCE of them opening at a time, each from its first byte to its welcome. Prints what the first storm took, which
// the compiler shares, and the median of the ones after it, as one line of JSON.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { frame, stepsOf, upgrade } from "./frames.mjs";

const { PORT, PID, KIND, TOKENS, LABEL } = process.env;
const [count, atOnce, storms] = [Number(process.env.COUNT ?? 5_000), Number(process.env.AT_ONCE ?? 256), Number(process.env.STORMS ?? 4)];
const tokens = TOKENS.split(",");

function cpu() {
  const fields = readFileSync(`/proc/${PID}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function open(i) {
  const token = tokens[i % tokens.length];
  const steps = stepsOf(KIND, token);
  return new Promise((done, failed) => {
    const began = performance.now();
    const socket = connect({ port: Number(PORT), host: "127.0.0.1", noDelay: true });
    let [seen, step] = ["", 0];
    socket.on("error", failed);
    socket.on("close", () => failed(new Error(`closed after ${seen.slice(0, 200)}`)));
    socket.on("data", (data) => {
      if (step === steps.length) return;
      seen += data.toString("latin1");
      while (step < steps.length && seen.includes(steps[step][0])) {
        const say = steps[step++][1];
        if (say) socket.write(frame(say));
      }
      if (step === steps.length) done({ socket, took: performance.now() - began });
    });
    socket.write(upgrade(KIND, PORT, token));
  });
}

async function storm() {
  const [opened, cpuBefore, began] = [[], cpu(), performance.now()];
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < count) opened.push(await open(next++));
  }));
  const [seconds, used] = [(performance.now() - began) / 1000, cpu() - cpuBefore];
  const times = opened.map((one) => one.took).sort((a, b) => a - b);
  for (const { socket } of opened) socket.destroy();
  await pause(2_000);
  return { perSecond: count / seconds, p99: times[Math.floor(count * 0.99)], cpu: used / count };
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const runs = [];
for (let i = 0; i < storms; i++) runs.push(await storm());
const [cold, ...warm] = runs;
const of = (runs) => ({
  perSecond: Math.round(median(runs.map((run) => run.perSecond))), p99: Math.round(median(runs.map((run) => run.p99))),
  cpu: Number(median(runs.map((run) => run.cpu)).toFixed(3)),
});
console.log(JSON.stringify({ scenario: "connect", server: LABEL, cold: of([cold]), warm: of(warm) }));
process.exit(0);

// From the start of a process to its first accepted webhook, and what it takes when nothing happens. PROGRAM is run ROUNDS times; prints JSON.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const { PROGRAM, PORT, WEBHOOK_TOKEN, LABEL } = process.env;
const [rounds, idleSeconds] = [Number(process.env.ROUNDS ?? 3), Number(process.env.IDLE_SECONDS ?? 20)];

function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const residentOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function isAccepted() {
  try {
    const answer = await fetch(`http://127.0.0.1:${PORT}/webhook`, {
      method: "POST", headers: { Authorization: `Bearer ${WEBHOOK_TOKEN}`, "Content-Type": "application/json" },
      body: JSON.stringify({ type: "bench.started", title: "A start" }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function start() {
  const data = mkdtempSync(join(tmpdir(), "bench-start-"));
  const began = performance.now();
  const [command, ...rest] = PROGRAM.split(" ");
  const server = spawn(command, rest, { env: { ...process.env, DATA_DIR: data, HOST: "127.0.0.1" }, stdio: "ignore" });
  try {
    while (!await isAccepted()) await pause(10);
    const run = { seconds: (performance.now() - began) / 1000, cpu: cpu(server.pid) / 1000 };
    if (idleSeconds === 0) return run;
    await pause(10_000);
    const before = cpu(server.pid);
    await pause(idleSeconds * 1_000);
    return { ...run, idleCpu: (cpu(server.pid) - before) / idleSeconds / 10, idleMb: residentOf(server.pid) };
  } finally {
    server.kill("SIGTERM");
    await new Promise((ended) => server.exitCode === null ? server.once("exit", ended) : ended());
    rmSync(data, { recursive: true, force: true });
  }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const runs = [];
for (let i = 0; i < rounds; i++) runs.push(await start());
const of = Object.fromEntries(Object.keys(runs[0]).map((key) => [key, Number(median(runs.map((run) => run[key])).toFixed(2))]));
console.log(JSON.stringify({ scenario: "start", server: LABEL, ...of }));

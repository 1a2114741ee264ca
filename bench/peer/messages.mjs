// Hands messages over to a fake provider, by each system in turn. The provider is in this process, so that its times are the sender's.
import { createHmac } from "node:crypto";
import { Agent, request } from "undici";
import { setTimeout as pause } from "node:timers/promises";
import { cpuOf, cpuOfMachine } from "./processes.mjs";
import { startTwilio } from "./twilio.mjs";

const settings = JSON.parse(process.argv[2]);
const { rounds, count, waiting, rate, seconds, urgentRate, scenarios, key } = settings;
const dispatcher = new Agent({ connections: 32, pipelining: 1 });
const reporters = new Agent({ connections: 64, pipelining: 1 });
const twilio = await startTwilio(settings.providerPort);
const { taken } = twilio;
let next = 1;

async function call(system, method, path, body) {
  const answer = await request(`http://127.0.0.1:${system.port}${path}`, {
    method, dispatcher, headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(`${system.name}: ${method} ${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`);
  return text === "" ? null : JSON.parse(text);
}

/** Of the point-of-sale system's types, whose priorities both systems have. */
const eventOf = (type, number) => ({
  type, source: "pos", payload: { orderId: `N${number}E`, status: "ready", amount: 125.5, currency: "EUR", customerName: "Ann" }, audience: [`sms:+43664${String(1000000 + number % 100000)}`],
});

const published = (system, events) => call(system, "POST", "/v1/events", events);

async function until(condition, limit, what) {
  const end = performance.now() + limit;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not within ${limit / 1000} s: ${what()}`);
    await pause(5);
  }
}

/** Ours holds by a delay of the type, since a paused account is looked at again and again. Returns the numbers and when they go. */
async function hold(system, type, many) {
  const first = next;
  next += many;
  const delay = Math.ceil(many / 2000) + 8;
  if (system.isOurs) await call(system, "PUT", `/v1/message-rules/${type}/sms`, { delay });
  else await call(system, "POST", "/pause");
  const begun = performance.now();
  for (let at = first; at < next; at += 1000) {
    await published(system, Array.from({ length: Math.min(1000, next - at) }, (_, i) => eventOf(type, at + i)));
  }
  const loaded = performance.now() - begun;
  if (system.isOurs) {
    if (loaded > (delay - 2) * 1000) throw new Error(`${many} messages took ${loaded / 1000} s to load: they went meanwhile`);
    await pause(begun + delay * 1000 - 300 - performance.now());
  } else {
    await pause(2000);
  }
  return { first, many };
}

async function release(system, type) {
  if (system.isOurs) await call(system, "PUT", `/v1/message-rules/${type}/sms`, { delay: 0 });
  else await call(system, "POST", "/resume");
}

const count_ = ({ first, many }) => { let found = 0; for (let n = first; n < first + many; n++) found += taken.seen.has(n) ? 1 : 0; return found; };

function meter(system) {
  const start = { at: performance.now(), server: cpuOf(system.pids), store: cpuOf(system.stores), own: process.cpuUsage(), machine: cpuOfMachine() };
  return (messages) => {
    const own = process.cpuUsage(start.own);
    const [server, store] = [cpuOf(system.pids) - start.server, cpuOf(system.stores) - start.store];
    const spent = (performance.now() - start.at) * 2;
    const others = (cpuOfMachine() - start.machine - server - store - (own.user + own.system) / 1000) / spent;
    return { serverUs: server * 1000 / messages, storeUs: store * 1000 / messages, others: Math.max(0, others) * 100 };
  };
}

/** A tail of its work is part of a message's cost. */
const aftermath = () => pause(500);

async function flat(system, many = count) {
  const held = await hold(system, "order_update", many);
  const measured = meter(system);
  await release(system, "order_update");
  const size = taken.seen.size;
  await until(() => taken.seen.size > size + many * 0.02 || count_(held) === many, 120_000, () => "nothing goes");
  const [from, begun] = [count_(held), performance.now()];
  await until(() => taken.seen.size >= size + many, 300_000, () => `${count_(held)} of ${many} came`);
  const perSecond = (many - from) / (performance.now() - begun) * 1000;
  await aftermath();
  return { perSecond, ...measured(many), twice: taken.again };
}

const percentile = (times, share) => times.sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];

/** So many a second, on time whether or not earlier ones were answered. */
async function paced(system, type, perSecond, span) {
  const [first, many, begun] = [next, perSecond * span, performance.now()];
  next += many;
  const [posted, waits] = [new Map(), []];
  for (let i = 0; i < many; i++) {
    const wait = begun + i * 1000 / perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const number = first + i;
    posted.set(number, performance.now());
    waits.push(published(system, eventOf(type, number)));
  }
  await Promise.all(waits);
  await until(() => count_({ first, many }) === many, 60_000, () => `${count_({ first, many })} of ${many} came`);
  const times = [...posted].map(([number, at]) => taken.seen.get(number) - at);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), many };
}

async function steady(system) {
  await paced(system, "payment_complete", rate, 2);
  const measured = meter(system);
  const times = await paced(system, "payment_complete", rate, seconds);
  await aftermath();
  return { p50: times.p50, p99: times.p99, ...measured(times.many) };
}

async function priority(system) {
  const held = await hold(system, "order_update", waiting);
  taken.delay = settings.delay;
  await release(system, "order_update");
  const size = taken.seen.size;
  await until(() => taken.seen.size > size + 100, 120_000, () => "nothing goes");
  const times = await paced(system, "payment_complete", urgentRate, seconds);
  taken.delay = 0;
  const left = waiting - count_(held);
  await until(() => count_(held) === waiting, 600_000, () => `${count_(held)} of ${waiting} came`);
  return { p50: times.p50, p99: times.p99, left };
}

/** Each message is reported as sent and as delivered, in any order; beside every tenth report comes a forged one that says the opposite. */
async function callbacks(system) {
  if (!system.isOurs) return null;
  const first = next;
  await flat(system);
  const reports = [];
  for (let number = first; number < first + count; number++) {
    for (const status of ["sent", "delivered"]) reports.push({ number, status, token: "secret", at: Math.random() });
    if (number % 5 === 0) reports.push({ number, status: "failed", token: "guessed", at: Math.random() });
  }
  reports.sort((a, b) => a.at - b.at);
  const path = `/t/default/callbacks/twilio-sms/${system.account}`;
  const [measured, begun, answers] = [meter(system), performance.now(), {}];
  await Promise.all(Array.from({ length: 64 }, async () => {
    for (let report = reports.pop(); report; report = reports.pop()) {
      const answered = await reported(system, path, report);
      answers[answered] = (answers[answered] ?? 0) + 1;
    }
  }));
  const posted = count * 2 + Math.ceil(count / 5);
  const perSecond = posted / (performance.now() - begun) * 1000;
  const figures = measured(posted);
  const failed = (await call(system, "GET", "/v1/messages?status=failed&limit=1")).messages.length;
  return { perSecond, ...figures, taken: answers[200] ?? 0, refused: answers[401] ?? 0, forgedTaken: failed + (answers[200] ?? 0) - count * 2 };
}

async function reported(system, path, { number, status, token }) {
  const fields = { From: "+15005550006", MessageSid: taken.ids.get(number), MessageStatus: status, To: "+436641000000" };
  const signed = Object.entries(fields).reduce((text, [name, value]) => text + name + value, `http://127.0.0.1:${system.port}${path}`);
  const answer = await request(`http://127.0.0.1:${system.port}${path}`, {
    method: "POST", dispatcher: reporters, body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": createHmac("sha1", token).update(signed).digest("base64") },
  });
  await answer.body.dump();
  return answer.statusCode;
}

const shapes = { flat, steady, priority, callbacks };
const lines = [];
const round = (value) => Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10;

for (const system of settings.systems) {
  if (system.isOurs) {
    system.account = (await call(system, "POST", "/v1/providers", {
      provider: "twilio-sms", name: "fake",
      settings: { accountSid: `AC${"0".repeat(32)}`, authToken: "secret", from: "+15005550006", url: `http://127.0.0.1:${twilio.port}` },
    })).id;
  }
  await flat(system, Math.min(count, settings.warmUp));
}
for (let turn = 1; turn <= rounds; turn++) {
  for (const scenario of scenarios) {
    for (const system of settings.systems) {
      const measured = await shapes[scenario](system);
      if (measured === null) continue;
      const figures = Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, round(value)]));
      const line = { server: system.name, scenario, turn, ...figures };
      lines.push(line);
      console.log(JSON.stringify(line));
    }
  }
}
process.exit(0);

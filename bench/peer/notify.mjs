// A point-of-sale system's notifications as its backend had them: Express takes events, BullMQ holds a job a message with the priorities, tries and
// waits of that backend, workers post it to Twilio. /pause and /resume hold and release the queue.
import { Queue, Worker } from "bullmq";
import express from "express";
import { Agent, request } from "undici";

const { PORT, REDIS_PORT, API_KEY, PROVIDER_URL, WORKERS = "1", NAME = "notifications" } = process.env;
const PRIORITIES = { payment_complete: 1, order_create: 2, pos_save: 3, order_update: 4 };
const account = `AC${"0".repeat(32)}`;
const connection = { host: "127.0.0.1", port: Number(REDIS_PORT), maxRetriesPerRequest: null };

const queue = new Queue(NAME, {
  connection,
  defaultJobOptions: { attempts: 3, backoff: { type: "exponential", delay: 2000 }, removeOnComplete: 100, removeOnFail: 50 },
});
await queue.waitUntilReady();

const dispatcher = new Agent({ headersTimeout: 30_000, bodyTimeout: 30_000, keepAliveTimeout: 60_000 });
const authorization = `Basic ${Buffer.from(`${account}:secret`).toString("base64")}`;

async function send({ to, text }) {
  const answer = await request(`${PROVIDER_URL}/2010-04-01/Accounts/${account}/Messages.json`, {
    method: "POST", dispatcher, headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ To: to, From: "+15005550006", Body: text }).toString(),
  });
  const { sid } = await answer.body.json();
  if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
  return sid;
}

const worker = new Worker(NAME, (job) => send(job.data), { connection, concurrency: Number(WORKERS) });
worker.on("error", (error) => console.error(error.message));
await worker.waitUntilReady();

const app = express();
app.disable("x-powered-by");
app.use(express.json({ limit: "4mb" }));
app.use((request, response, next) => request.headers.authorization === `Bearer ${API_KEY}` ? next() : response.status(401).end());

app.post("/v1/events", async (request, response) => {
  const events = Array.isArray(request.body) ? request.body : [request.body];
  const jobs = events.flatMap(({ type, payload, audience }) => audience.map((address) => ({
    name: "sms", data: { to: address.slice("sms:".length), text: `Order ${payload.orderId} is now: ${payload.status}.` }, opts: { priority: PRIORITIES[type] },
  })));
  if (jobs.length === 1) await queue.add(jobs[0].name, jobs[0].data, jobs[0].opts);
  else await queue.addBulk(jobs);
  response.status(202).json({ accepted: jobs.length });
});
app.post("/pause", async (_, response) => { await queue.pause(); response.status(204).end(); });
app.post("/resume", async (_, response) => { await queue.resume(); response.status(204).end(); });

await new Promise((done) => app.listen(Number(PORT), "127.0.0.1", done));
console.log("peer is up");

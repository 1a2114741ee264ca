// The usual ways to deliver webhooks without OrleansNotify: Express takes the event, a queue in Redis holds it, workers post it signed.
// QUEUE=bullmq or list; ROLE=all, web or worker; NAME sets the queues of several apart in one Redis.
import express from "express";
import { randomBytes } from "node:crypto";
import { sender } from "./sender.mjs";

const { PORT = "3000", WEBHOOK_TOKEN = "", API_KEY = "", QUEUE = "bullmq", ROLE = "all", WORKERS = "1" } = process.env;
const { openQueue, startWorkers } = await import(`./${QUEUE}.mjs`);

if (ROLE !== "worker") {
  const queue = await openQueue();
  const endpoints = new Map();
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json());

  const bearer = (token) => (request, response, next) =>
    request.headers.authorization === `Bearer ${token}` ? next() : response.status(401).json({ error: "Unauthorized" });

  app.post("/v1/endpoints", bearer(API_KEY), (request, response) => {
    const id = randomBytes(8).toString("hex");
    const { url, eventTypes } = request.body;
    endpoints.set(id, { url, eventTypes, secret: randomBytes(24).toString("base64") });
    response.status(201).json({ id });
  });

  app.delete("/v1/endpoints/:id", bearer(API_KEY), (request, response) => {
    endpoints.delete(request.params.id);
    response.status(204).end();
  });

  app.post("/webhook", bearer(WEBHOOK_TOKEN), async (request, response) => {
    if (!request.body?.type) {
      return response.status(400).json({ error: "Missing type field" });
    }
    const concerned = [...endpoints.values()].filter(({ eventTypes }) => eventTypes.includes(request.body.type));
    await Promise.all(concerned.map(({ url, secret }) => queue.add({ url, secret, body: request.body })));
    response.json({ message: "Webhook received successfully" });
  });

  await new Promise((done) => app.listen(Number(PORT), "127.0.0.1", done));
}

if (ROLE !== "web") {
  await startWorkers(Number(WORKERS), sender());
}
console.log("peer is up");

// The usual way to take a webhook durably without OrleansNotify: Express, a bearer check, and LPUSH into a Redis that syncs every write.
import express from "express";
import { createClient } from "redis";

const { PORT = "3000", REDIS_PORT = "6379", WEBHOOK_TOKEN = "" } = process.env;
const redis = await createClient({ url: `redis://127.0.0.1:${REDIS_PORT}` }).connect();
const app = express();
app.disable("x-powered-by");
app.use(express.json());

app.get("/health", (_, response) => response.json({ status: "alive" }));

app.post("/webhook", async (request, response) => {
  if (request.headers.authorization !== `Bearer ${WEBHOOK_TOKEN}`) {
    return response.status(401).json({ error: "Unauthorized: Missing or invalid Bearer token" });
  }
  if (!request.body?.type) {
    return response.status(400).json({ error: "Missing type field" });
  }
  await redis.lPush("events", JSON.stringify(request.body));
  response.json({ message: "Webhook received successfully" });
});

app.listen(Number(PORT), "127.0.0.1", () => console.log("peer is up"));

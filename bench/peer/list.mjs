// A record for each event, its id in a list, workers that wait at the list's end, a sorted set for retries.
import { createClient } from "redis";
import { randomUUID } from "node:crypto";

const { REDIS_PORT = "6379", NAME = "deliveries" } = process.env;
const MAX_RETRIES = 5;
const RETRY_BASE_DELAY = 5000;
const KEEP_SECONDS = 600;
const [QUEUE, RETRY] = [`${NAME}:queue`, `${NAME}:retry`];
const connect = () => createClient({ url: `redis://127.0.0.1:${REDIS_PORT}` }).connect();
const redis = await connect();
const save = (record) => redis.set(`${NAME}:event:${record.id}`, JSON.stringify(record), { EX: KEEP_SECONDS });

export async function openQueue() {
  return {
    add: async (delivery) => {
      const record = { id: randomUUID(), status: "pending", attempts: 0, delivery };
      // Commands of one turn go out together and are run in this order.
      await Promise.all([save(record), redis.lPush(QUEUE, record.id)]);
    },
  };
}

export async function startWorkers(count, send) {
  for (let worker = 0; worker < count; worker++) {
    work(await connect(), send);
  }
  setInterval(requeue, 1000);
}

async function work(blocking, send) {
  for (;;) {
    const { element: id } = await blocking.brPop(QUEUE, 0);
    const record = JSON.parse(await redis.get(`${NAME}:event:${id}`));
    record.attempts++;
    try {
      await send(id, record.delivery);
      record.status = "success";
    } catch {
      record.status = record.attempts > MAX_RETRIES ? "permanent_failure" : "failed";
      if (record.status === "failed") {
        await redis.zAdd(RETRY, { score: Date.now() + RETRY_BASE_DELAY * 2 ** record.attempts, value: id });
      }
    }
    await save(record);
  }
}

async function requeue() {
  for (const id of await redis.zRangeByScore(RETRY, 0, Date.now())) {
    if (await redis.zRem(RETRY, id)) {
      await redis.lPush(QUEUE, id);
    }
  }
}

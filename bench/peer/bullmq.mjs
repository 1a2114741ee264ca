// BullMQ as its documentation has it: retries with exponential waits, a bounded number of finished jobs kept.
import { Queue, Worker } from "bullmq";

const { REDIS_PORT = "6379", NAME = "deliveries" } = process.env;
const connection = { host: "127.0.0.1", port: Number(REDIS_PORT), maxRetriesPerRequest: null };
const defaultJobOptions = {
  attempts: 5,
  backoff: { type: "exponential", delay: 5000 },
  removeOnComplete: { count: 1000 },
  removeOnFail: { count: 5000 },
};

export async function openQueue() {
  const queue = new Queue(NAME, { connection, defaultJobOptions });
  await queue.waitUntilReady();
  return { add: (delivery) => queue.add("deliver", delivery) };
}

export async function startWorkers(concurrency, send) {
  const worker = new Worker(NAME, (job) => send(job.id, job.data), { connection, concurrency });
  worker.on("error", (error) => console.error(error.message));
  await worker.waitUntilReady();
}

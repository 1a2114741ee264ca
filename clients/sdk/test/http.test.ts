import { expect, test } from "vitest";
import { backoff, retryAfter } from "../src/backoff.js";
import { NotifyError } from "../src/index.js";
import { client, json, problem } from "./support.js";

const accepted = { id: "e1", seq: 1, acceptedAt: "2026-01-31T12:00:00.000Z", duplicate: false };
const event = { type: "order.created", payload: { title: "One" } };

test("an event is published with a key of its own, the credential and the tenant", async () => {
  const { notify, seen } = client(json(accepted, 202));

  expect(await notify.events.publish(event)).toEqual(accepted);

  expect(seen[0]!.method).toBe("POST");
  expect(seen[0]!.url.href).toBe("https://notify.test/v1/events");
  expect(seen[0]!.headers.get("Authorization")).toBe("Bearer secret");
  expect(seen[0]!.headers.get("x-tenant-id")).toBe("shop");
  expect(seen[0]!.body).toMatchObject({ ...event, idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test("what may have been lost is sent again with the same key", async () => {
  const { notify, seen, clock } = client(new TypeError("fetch failed"), problem(503, "unavailable"), problem(502, "refused"), problem(504, "refused"), json(accepted, 202));

  await notify.events.publish(event);

  expect(new Set(seen.map((one) => (one.body as { idempotencyKey: string }).idempotencyKey)).size).toBe(1);
  expect(clock.waits).toEqual([250, 500, 1000, 2000]);
});

test("Retry-After is waited for, and a little more", async () => {
  const { notify, clock } = client(problem(429, "too_many_requests", { "Retry-After": "3" }), json(accepted, 202));

  await notify.events.publish(event);

  expect(clock.waits).toEqual([3125]);
});

test("a refusal is an error with its code, and is not tried again", async () => {
  const { notify, seen } = client(problem(422, "event_type_invalid"));

  const error = await notify.events.publish(event).catch((e: unknown) => e);

  expect(error).toBeInstanceOf(NotifyError);
  expect(error).toMatchObject({ status: 422, code: "event_type_invalid", type: "urn:orleansnotify:problem:event_type_invalid", requestId: "r1", message: "No: event_type_invalid" });
  expect(seen).toHaveLength(1);
});

test("who gives no answer five times is unreachable", async () => {
  const { notify, seen } = client(...Array.from({ length: 5 }, () => new TypeError("fetch failed")));

  await expect(notify.inbox.count()).rejects.toMatchObject({ status: 0, code: "unreachable" });
  expect(seen).toHaveLength(5);
});

test("what twice is not once is not sent again", async () => {
  const { notify, seen } = client(new TypeError("fetch failed"));

  await expect(notify.endpoints.rotate("ep_1")).rejects.toMatchObject({ status: 0 });
  expect(seen).toHaveLength(1);
});

test("many are published a thousand at a time, each with its key", async () => {
  const answers = (from: number, to: number) => json(Array.from({ length: to - from }, (_, i) => ({ status: 202, id: `e${from + i}` })), 202);
  const { notify, seen } = client(answers(0, 1000), problem(503, "unavailable"), answers(1000, 1500));

  const items = await notify.events.publish(Array.from({ length: 1500 }, () => event), { idempotencyKey: "k" });

  expect(items.map((item) => item.id)).toEqual(Array.from({ length: 1500 }, (_, i) => `e${i}`));
  expect(seen.map((one) => (one.body as unknown[]).length)).toEqual([1000, 500, 500]);
  expect((seen[2]!.body as { idempotencyKey: string }[])[0]!.idempotencyKey).toBe("k/1000");
});

test("a call that its caller gave up is not tried again", async () => {
  const { notify, seen } = client(new TypeError("aborted"));

  await expect(notify.events.publish(event, { signal: AbortSignal.abort(new Error("given up")) })).rejects.toThrow("given up");
  expect(seen).toHaveLength(1);
});

test("an answer that is no JSON still is an error with its status", async () => {
  const { notify } = client(new Response("<html>", { status: 404 }));

  await expect(notify.deliveries.get("d/1")).rejects.toMatchObject({ status: 404, code: "refused", requestId: null });
});

test.each([[0, 0, 125], [0, 1, 250], [3, 1, 2000], [20, 1, 30_000]])("attempt %i with the die at %d waits %d ms", (attempt, random, wait) => {
  expect(backoff(attempt, random)).toBe(wait);
});

test.each([[null, null], ["2", 2000], ["Thu, 01 Jan 1970 00:00:05 GMT", 4000], ["nonsense", null]])("Retry-After %s is %s ms", (header, wait) => {
  expect(retryAfter(header, 1000)).toBe(wait);
});

import { createHmac } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { DashboardWebhooks } from "../src/server/index.js";
import { FakeClock, json, problem } from "./support.js";

const taken = { success: true, message: "Order created successfully", orderId: "e1", orderNumber: "ORD-12345" };
const checkout = { orderNumber: "ORD-12345", customerName: "Jörg", total: 99.99, paymentMethod: "stripe" };

function shop(...replies: (Response | Error)[]): { webhooks: DashboardWebhooks; seen: Request[]; clock: FakeClock; send: typeof fetch } {
  const seen: Request[] = [];
  const clock = new FakeClock();
  const send = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    seen.push(new Request(input, init));
    const reply = replies.shift()!;
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return { webhooks: new DashboardWebhooks({ url: "https://notify.test/", secret: "s3cret", tenant: "shop", fetch: send, clock }), seen, clock, send };
}

afterEach(() => vi.unstubAllEnvs());

test("a checkout is an order, signed over the bytes that are sent", async () => {
  const { webhooks, seen } = shop(json(taken, 201));

  expect(await webhooks.handleCheckoutComplete(checkout)).toEqual(taken);

  const body = await seen[0]!.text();
  expect(seen[0]!.url).toBe("https://notify.test/api/webhooks/orders");
  expect(seen[0]!.headers.get("X-Webhook-Signature")).toBe(createHmac("sha256", "s3cret").update(body).digest("hex"));
  expect(JSON.parse(body)).toEqual({
    tenantId: "shop", orderNumber: "ORD-12345", customerName: "Jörg", amount: 99.99, status: "paid", metadata: { paymentMethod: "stripe" } });
});

test("all attempts of one call have one idempotency key, and wait longer each time", async () => {
  const { webhooks, seen, clock } = shop(new TypeError("fetch failed"), problem(500, "unexpected"), problem(503, "unavailable"), json(taken, 201));

  await webhooks.sendLowStockAlert({ id: "prod_123", name: "Lamp", stockLevel: 5, lowStockThreshold: 10 });

  expect(new Set(seen.map((one) => one.headers.get("Idempotency-Key"))).size).toBe(1);
  expect(clock.waits).toEqual([250, 500, 1000]);
});

test("Retry-After is waited for", async () => {
  const { webhooks, clock } = shop(problem(429, "too_many_requests", { "Retry-After": "3" }), problem(503, "unavailable", { "Retry-After": "5" }), json(taken, 201));

  await webhooks.sendMaintenanceNotification({ scheduledTime: "2026-01-15T02:00:00Z" });

  expect(clock.waits).toEqual([3125, 5250]);
});

test("a refusal is an error at once, and the last failure one after four retries", async () => {
  const refused = shop(problem(401, "source_unauthorized"));
  await expect(refused.webhooks.handleCheckoutComplete(checkout)).rejects.toMatchObject({ status: 401, code: "source_unauthorized" });
  expect(refused.seen).toHaveLength(1);

  const down = shop(...Array.from({ length: 5 }, () => problem(502, "bad_gateway")));
  await expect(down.webhooks.handleCheckoutComplete(checkout)).rejects.toMatchObject({ status: 502 });
  expect(down.seen).toHaveLength(5);
});

test("two alerts have two keys, the same checkout reported twice has one", async () => {
  const { webhooks, seen } = shop(...Array.from({ length: 5 }, () => json(taken, 201)));
  const alert = { id: "p", name: "Lamp", stockLevel: 0 };

  await webhooks.sendLowStockAlert(alert);
  await webhooks.sendLowStockAlert(alert);
  await webhooks.handleCheckoutComplete(checkout);
  await webhooks.handleCheckoutComplete(checkout);
  await webhooks.handleCheckoutComplete({ ...checkout, status: "refunded" });

  const keys = seen.map((one) => one.headers.get("Idempotency-Key"));
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys[2]).toBe(keys[3]);
  expect(keys[4]).not.toBe(keys[3]);
});

test("the static calls read their settings from variables", async () => {
  vi.stubEnv("DASHBOARD_URL", "https://other.test");
  vi.stubEnv("WEBHOOK_SECRET", "s");
  const { seen, send } = shop(json(taken, 201));
  vi.stubGlobal("fetch", send);

  await DashboardWebhooks.sendMaintenanceNotification({ scheduledTime: new Date("2026-01-15T02:00:00Z"), estimatedDuration: "2 hours", affectedServices: ["payments", "orders"] });

  expect(seen[0]!.url).toBe("https://other.test/api/webhooks/notifications");
  expect(await seen[0]!.json()).toMatchObject({
    title: "Scheduled Maintenance", message: "Maintenance begins at 2026-01-15T02:00:00.000Z and takes about 2 hours. Affected: payments, orders." });
  vi.unstubAllGlobals();
});

test("without a secret nothing is made", () => {
  vi.stubEnv("WEBHOOK_SECRET", "");
  expect(() => new DashboardWebhooks({ url: "https://notify.test" })).toThrow("DashboardWebhooks needs a secret.");
});

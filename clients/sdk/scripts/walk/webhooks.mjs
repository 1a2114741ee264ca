import { createHmac, randomUUID } from "node:crypto";

const base = "/api/webhooks";
const has = (...names) => (answer) => names.filter((name) => answer[name] === undefined).map((name) => `no ${name}`).join(", ") || null;

/** What a shop and its payment service call, and the settings behind it. */
export async function webhookSteps(api) {
  await api.step("health", "GET", `${base}/health`, { by: null, right: has("success", "status", "timestamp") });
  const settings = await api.step("read the settings", "GET", `${base}/settings`, { right: has("webhookEnabled", "webhookEndpoints", "webhookUrls") });
  const kept = settings && { webhookEnabled: settings.webhookEnabled, webhookEndpoints: settings.webhookEndpoints };
  await api.step("change the settings", "PATCH", `${base}/settings`, {
    body: { webhookEnabled: true, webhookEndpoints: { orders: true, notifications: true, payments: true } },
    right: (answer) => (answer.webhookEnabled && Object.values(answer.webhookEndpoints).every(Boolean) ? null : "the change is not in the answer"),
  });
  const made = await api.step("generate a secret", "POST", `${base}/settings/generate-secret`, { body: { overlap: 86_400 }, right: has("webhookSecret") });
  if (made) await signedSteps(api, made.webhookSecret);
  await api.step("test the settings", "POST", `${base}/settings/test`, { body: {} });
  if (kept) await api.step("put the settings back", "PATCH", `${base}/settings`, { body: kept });
}

async function signedSteps(api, secret) {
  const number = `TEST-${randomUUID()}`;
  const order = signed(api, secret, {
    orderNumber: number, customerName: "Test Customer", customerEmail: "test@example.com", amount: 99.99, status: "paid",
    items: [{ productId: "prod_123", productName: "Product", quantity: 2, price: 49.99 }], metadata: { source: "test-webhooks" } });
  const first = await api.step("an order", "POST", `${base}/orders`, { ...order, status: 201, right: has("success", "orderId", "orderNumber") });
  await api.step("the same order again", "POST", `${base}/orders`, {
    ...order, status: 201, right: (answer) => (answer.orderId === first?.orderId ? null : "it became a second order") });
  await api.step("an order that somebody else signed", "POST", `${base}/orders`, { ...order, headers: { "X-Webhook-Signature": "0".repeat(64) }, status: 401 });
  await api.step("an order without an amount", "POST", `${base}/orders`, { ...signed(api, secret, { orderNumber: number }), status: 400 });
  await api.step("a payment", "POST", `${base}/payments`, {
    ...signed(api, secret, { orderNumber: number, orderId: first?.orderId, amount: 99.99, status: "paid", paymentId: `pay_${number}`, metadata: { paymentMethod: "stripe" } }),
    right: has("success", "orderId", "paymentId", "notificationId") });
  await api.step("a notification", "POST", `${base}/notifications`, {
    ...signed(api, secret, { title: "Test Alert", message: "This is a test notification", type: "info", priority: "medium", actionUrl: "/products/xyz", actionText: "Manage Stock" }),
    status: 201, right: has("success", "notificationId") });
}

/** By the tenant's secret and no other credential. */
function signed(api, secret, body) {
  const text = JSON.stringify(api.tenant ? { tenantId: api.tenant, ...body } : body);
  return { by: null, text, headers: { "X-Webhook-Signature": createHmac("sha256", secret).update(text).digest("hex") } };
}

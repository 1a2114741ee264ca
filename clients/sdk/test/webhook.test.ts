import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook, WebhookError } from "../src/index.js";

const key = Buffer.from("0123456789abcdef01234567");
const secret = `whsec_${key.toString("base64")}`;
const body = '{"type":"order.created","data":{"amount":1.10}}';
const at = 1_700_000_000;
const now = () => at * 1000;
const signature = (text = body, by = key, time = at) => `v1,${createHmac("sha256", by).update(`msg_1.${time}.${text}`).digest("base64")}`;
const headers = (signed = signature(), time = at) => ({ "Webhook-Id": "msg_1", "webhook-timestamp": String(time), "webhook-signature": signed });

test("what the sender signed is taken, as text, bytes or with the headers of a request", async () => {
  const expected = { id: "msg_1", sentAt: new Date(now()), payload: JSON.parse(body) as unknown };

  expect(await verifyWebhook(headers(), body, secret, { now })).toEqual(expected);
  expect(await verifyWebhook(new Headers(headers()), new TextEncoder().encode(body), secret, { now })).toEqual(expected);
  expect(await verifyWebhook(headers(`v1,bm9uc2Vuc2U= ${signature()}`), body, [secret, `whsec_${Buffer.from("another-secret-entirely!").toString("base64")}`], { now })).toEqual(expected);
});

test.each([
  ["another body", () => verifyWebhook(headers(), `${body} `, secret, { now })],
  ["another secret", () => verifyWebhook(headers(signature(body, Buffer.from("x".repeat(24)))), body, secret, { now })],
  ["another id", () => verifyWebhook({ ...headers(), "Webhook-Id": "msg_2" }, body, secret, { now })],
  ["too old", () => verifyWebhook(headers(signature(body, key, at - 301), at - 301), body, secret, { now })],
  ["from the future", () => verifyWebhook(headers(signature(body, key, at + 301), at + 301), body, secret, { now })],
  ["no time", () => verifyWebhook({ ...headers(), "webhook-timestamp": "1e9" }, body, secret, { now })],
  ["no signature", () => verifyWebhook({ "webhook-id": "msg_1", "webhook-timestamp": String(at) }, body, secret, { now })],
  ["of another version", () => verifyWebhook(headers(signature().replace("v1", "v2")), body, secret, { now })],
  ["no base64", () => verifyWebhook(headers("v1,%%%"), body, secret, { now })],
  ["with two ids", () => verifyWebhook({ ...headers(), "Webhook-Id": ["a", "b"] }, body, secret, { now })],
  ["a key for a signature of another kind", () => verifyWebhook(headers(signature().replace("v1", "v1a")), body, secret, { now })],
])("%s is refused", async (_, verify) => {
  await expect(verify()).rejects.toBeInstanceOf(WebhookError);
});

test("ed25519 is verified with the public key", async () => {
  const pair = generateKeyPairSync("ed25519");
  const raw = pair.publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const signed = `v1a,${sign(null, Buffer.from(`msg_1.${at}.${body}`), pair.privateKey).toString("base64")}`;
  const publicKey = `whpk_${raw.toString("base64")}`;

  expect((await verifyWebhook(headers(signed), body, publicKey, { now })).id).toBe("msg_1");
  await expect(verifyWebhook(headers(signed), `${body} `, publicKey, { now })).rejects.toBeInstanceOf(WebhookError);
});

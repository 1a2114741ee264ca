import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, type Payload } from "../src/inbox/describe.ts";

const shown = (type: string, payload: Payload) =>
  describe({ id: "evt_1", seq: 1, type, payload, sentAt: "2026-01-02T03:04:05Z", isRead: false });

test("a sale names who, what and whose team", () => {
  const item = shown("sale_made", { bdeName: "Chinmay Ramraika", product: "Job Bootcamp", managerName: "Business Team" });

  assert.equal(item.kind, "sale");
  assert.equal(item.title, "Chinmay Ramraika made a sale");
  assert.equal(item.body, "Job Bootcamp · Business Team");
});

test("the three kinds have their own titles", () => {
  const titles = ["sale_made", "notification", "private"].map((type) => shown(type, { message: "m" }).title);

  assert.equal(new Set(titles).size, 3);
});

test("a sale without its fields still reads well", () => {
  assert.deepEqual([shown("sale_made", {}).title, shown("sale_made", {}).body], ["Someone made a sale", ""]);
});

test("an unknown type is shown by its name and fields", () => {
  const item = shown("payment.completed", { id: "x", seq: 1, type: "payment.completed", sentAt: "", amount: 12, to: { name: "Ada" } });

  assert.equal(item.title, "Payment completed");
  assert.equal(item.body, 'amount: 12\nto: {"name":"Ada"}');
});

test("fields of a wrong kind do not break the words", () => {
  assert.equal(shown("notification", { message: { a: [1, null] } }).body, '{"a":[1,null]}');
  assert.equal(shown("notification", { message: null }).body, "");
});

test("markup stays text", () => {
  assert.equal(shown("notification", { message: "<img src=x onerror=alert(1)>" }).body, "<img src=x onerror=alert(1)>");
});

test("control characters go, line breaks stay", () => {
  assert.equal(shown("notification", { message: "a\u0000b\u001b[31m\nc" }).body, "ab[31m\nc");
});

test("a long message is cut without splitting a character", () => {
  const { body } = shown("notification", { message: "😀".repeat(5000) });

  assert.equal(Array.from(body).length, 2000);
  assert.equal(body.endsWith("😀…"), true);
});

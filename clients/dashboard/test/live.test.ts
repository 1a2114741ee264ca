import { expect, test } from "vitest";
import type { Delivery } from "../src/features/deliveries/types";
import { applyChanges, type Change } from "../src/routes/deliveries/live/changes";

const row = (id: string, seq: number, status: Delivery["status"] = "pending") => ({ id, seq, status }) as Delivery;
const page = { items: [row("c", 3), row("b", 2)], next: "b" };
const changes = (...rows: Change[]) => new Map(rows.map((change) => [change.id, change]));

test("a row on screen is patched where it is", () => {
  const applied = applyChanges(page, new Set(), changes(row("b", 2, "succeeded")), true);
  expect(applied.page.items.map(({ id, status }) => [id, status])).toEqual([["c", "pending"], ["b", "succeeded"]]);
  expect(applied.waiting.size).toBe(0);
});

test("rows that did not change stay the same objects", () => {
  expect(applyChanges(page, new Set(), changes(row("b", 2, "dead")), true).page.items[0]).toBe(page.items[0]);
  expect(applyChanges(page, new Set(), changes(row("x", 9)), true).page).toBe(page);
});

test("a newcomer waits once, however often it changes, and leaves when it no longer fits", () => {
  const first = applyChanges(page, new Set(), changes(row("d", 4)), true).waiting;
  const second = applyChanges(page, first, changes(row("d", 4, "retrying")), true).waiting;
  expect([first.size, second.size]).toEqual([1, 1]);
  expect(applyChanges(page, second, changes({ ...row("d", 4), left: true }), true).waiting.size).toBe(0);
});

test("what belongs to a later page, and newcomers while an older page is shown, do not wait", () => {
  expect(applyChanges(page, new Set(), changes(row("a", 1)), true).waiting.size).toBe(0);
  expect(applyChanges(page, new Set(), changes(row("d", 4)), false).waiting.size).toBe(0);
});

import { expect, test } from "vitest";
import type { Delivery } from "../src/features/deliveries/types";
import { applyChanges, mostPatched, stillWaiting, type Change } from "../src/routes/deliveries/live/changes";

const row = (id: string, seq: number, status: Delivery["status"] = "pending") => ({ id, seq, status }) as Delivery;
const page = { items: [row("c", 3), row("b", 2)], next: "b" };
const changes = (...rows: Change[]) => new Map(rows.map((change) => [change.id, change]));

test("a row on screen is patched where it is", () => {
  const applied = applyChanges(page, new Map(), changes(row("b", 2, "succeeded")), true);
  expect(applied.page.items.map(({ id, status }) => [id, status])).toEqual([["c", "pending"], ["b", "succeeded"]]);
  expect(applied.waiting.size).toBe(0);
});

test("rows that did not change stay the same objects", () => {
  expect(applyChanges(page, new Map(), changes(row("b", 2, "dead")), true).page.items[0]).toBe(page.items[0]);
  expect(applyChanges(page, new Map(), changes(row("x", 9)), true).page).toBe(page);
});

test("however many rows change, a paint draws a bounded number, and those that have waited have their turn", () => {
  const many = { items: Array.from({ length: mostPatched * 2 }, (_, i) => row(`r${i}`, 100 - i)), next: null };
  const all = many.items.map(({ id, seq }) => row(id, seq, "dead"));
  const first = applyChanges(many, new Map(), changes(...all), true);
  expect([first.page.items.filter(({ status }) => status === "dead").length, first.later.length]).toEqual([mostPatched, mostPatched]);
  const second = applyChanges(first.page, new Map(), changes(...first.later, ...all.slice(0, mostPatched)), true);
  expect(second.page.items.every(({ status }) => status === "dead")).toBe(true);
});

test("a newcomer waits once, however often it changes, and leaves when it no longer fits", () => {
  const first = applyChanges(page, new Map(), changes(row("d", 4)), true).waiting;
  const second = applyChanges(page, first, changes(row("d", 4, "retrying")), true).waiting;
  expect([first.size, second.size]).toEqual([1, 1]);
  expect(applyChanges(page, second, changes({ ...row("d", 4), left: true }), true).waiting.size).toBe(0);
});

test("what belongs to a later page, and newcomers while an older page is shown, do not wait", () => {
  expect(applyChanges(page, new Map(), changes(row("a", 1)), true).waiting.size).toBe(0);
  expect(applyChanges(page, new Map(), changes(row("d", 4)), false).waiting.size).toBe(0);
});

test("a change that is older than the row as it was read changes nothing", () => {
  const read = { ...page, items: [{ ...row("c", 3, "succeeded"), updatedAt: "2026-11-30T10:00:01Z" }] };
  expect(applyChanges(read, new Map(), changes({ ...row("c", 3, "retrying"), updatedAt: "2026-11-30T10:00:00Z" }), true).page).toBe(read);
  expect(applyChanges(read, new Map(), changes({ ...row("c", 3, "dead"), updatedAt: "2026-11-30T10:00:02Z" }), true).page.items[0]?.status).toBe("dead");
});

test("a newcomer that came while the page was read again still waits; those on the page, or on a later one, do not", () => {
  const waiting = new Map([["d", 4], ["c", 3], ["a", 1]]);
  expect([...stillWaiting(page, waiting).keys()]).toEqual(["d"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { InboxItem } from "../src/inbox/item.ts";
import { insert, markRead, reload, unapplied } from "../src/inbox/list.ts";

const item = (seq: number, isRead = false): InboxItem =>
  ({ id: `evt_${seq}`, seq, kind: "other", label: "", title: "", body: "", sentAt: "", isRead });
const seqs = (list: readonly InboxItem[]): number[] => list.map(({ seq }) => seq);

test("the list is newest first and holds each event once", () => {
  assert.deepEqual(seqs(insert([item(3), item(1)], [item(2), item(3), item(4)])), [4, 3, 2, 1]);
});

test("a repeated event does not become unread again", () => {
  assert.equal(insert([item(1, true)], [item(1)])[0]?.isRead, true);
});

test("events at or below the position are ignored, also within one burst", () => {
  assert.deepEqual(seqs(unapplied([item(5), item(7), item(6), item(7), item(4)], { seq: 5, epoch: "a" })), [6, 7]);
});

test("without a position everything counts", () => {
  assert.deepEqual(seqs(unapplied([item(0), item(1)], null)), [0, 1]);
});

test("a reload keeps what arrived while it was under way and drops what the server no longer has", () => {
  assert.deepEqual(seqs(reload([item(9), item(5), item(4)], [item(8), item(5)])), [9, 8, 5]);
});

test("a reload to nothing keeps only what arrived meanwhile", () => {
  assert.deepEqual(reload([], []), []);
});

test("marking read leaves the others as they were", () => {
  const list = [item(2), item(1)];

  const marked = markRead(list, ({ seq }) => seq === 1);

  assert.deepEqual(marked.map(({ isRead }) => isRead), [false, true]);
  assert.equal(marked[0], list[0]);
});

import { expect, test } from "vitest";
import { client, json } from "./support.js";

test("the inbox is read page by page, and only as far as it is looked at", async () => {
  const page = (ids: number[], nextBefore: number | null) => json({ items: ids.map((id) => ({ id: `n${id}`, seq: id })), nextBefore, unread: 9, seq: 9 });
  const { notify, seen } = client(page([9, 8], 8), page([7], 7));

  const ids: string[] = [];
  for await (const item of notify.inbox.list({ unread: true })) {
    ids.push(item.id);
    if (ids.length === 3) break;
  }

  expect(ids).toEqual(["n9", "n8", "n7"]);
  expect(seen.map((one) => one.url.search)).toEqual(["?unread=true", "?unread=true&before=8"]);
});

test("the last page ends the list", async () => {
  const { notify } = client(json({ items: [{ id: "a" }], next: null }));

  const items = [];
  for await (const item of notify.endpoints.list()) items.push(item);

  expect(items).toEqual([{ id: "a" }]);
});

test("all read is one request that may come twice", async () => {
  const { notify, seen } = client(new TypeError("fetch failed"), json({ items: [], more: false, unread: 0, seq: 3, version: 4 }));

  expect((await notify.inbox.markAllRead()).unread).toBe(0);
  expect(seen[1]!.body).toEqual({ all: true, patch: { read: true } });
});

test("changes are asked for until there are no more", async () => {
  const { notify, seen } = client(
    json({ version: 5, readUpTo: 1, items: [{ id: "a" }], more: true }), json({ version: 7, readUpTo: 2, items: [{ id: "b" }], more: false }));

  expect(await notify.inbox.changes(3)).toEqual({ version: 7, readUpTo: 2, items: [{ id: "a" }, { id: "b" }] });
  expect(seen.map((one) => one.url.search)).toEqual(["?since=3", "?since=5"]);
});

test("ids are one segment of an address", async () => {
  const { notify, seen } = client(json({}), json({}));

  await notify.inbox.change("../a b", { read: true });
  await notify.inbox.bulk(["x"], { dismissed: true });

  expect(seen[0]!.url.pathname).toBe("/v1/inbox/..%2Fa%20b");
  expect(seen[1]!.body).toEqual({ ids: ["x"], patch: { dismissed: true } });
});

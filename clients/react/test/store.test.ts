import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../src/api";
import { NotificationStore } from "../src/NotificationStore";
import { FakeApi, FakeLink, note, settle } from "./support";

afterEach(() => void vi.useRealTimers());

function setUp(count = 3) {
  const api = new FakeApi(Array.from({ length: count }, (_, i) => note(count - i)));
  const link = new FakeLink();
  const store = new NotificationStore({ api, link });
  const leave = store.subscribe(() => {});
  const seqs = () => store.getView().notifications.map(({ seq }) => seq);
  return { api, link, store, leave, seqs };
}

describe("the store", () => {
  test("reads the first page, then the next ones, without an end twice", async () => {
    const { api, store, seqs } = setUp(45);
    expect(store.getView().isLoading).toBe(true);
    await settle();
    expect([seqs().length, store.getView().hasMore, store.getView().unreadCount]).toEqual([20, true, 45]);

    await Promise.all([store.loadMore(), store.loadMore()]);
    await store.loadMore();
    await store.loadMore();

    expect([seqs().length, store.getView().hasMore]).toEqual([45, false]);
    expect(api.calls).toEqual(["page first", "page 26", "page 6"]);
  });

  test("does not read again what it has when it joins", async () => {
    const { api, link } = setUp();
    await settle();

    link.say({ kind: "connected", recovered: false });
    link.hear("tenant-joined", { seq: 3, unreadCount: 3 });
    await settle();

    expect(api.calls).toEqual(["page first"]);
  });

  test("reads again when it joins later, and when it was reset", async () => {
    const { api, link, seqs } = setUp();
    await settle();
    api.items = [note(9), note(8)];
    api.seq = 9;

    link.hear("tenant-joined", { seq: 9, unreadCount: 2 });
    await settle();
    link.hear("tenant-reset", { seq: 9, unreadCount: 2 });
    await settle();

    expect(seqs()).toEqual([9, 8]);
    expect(api.calls.length).toBe(3);
  });

  test("reads states again when it recovered, and keeps older pages", async () => {
    const { api, link, store, seqs } = setUp(30);
    await settle();
    await store.loadMore();
    api.items = api.items.map((item) => ({ ...item, isRead: item.seq > 25 }));

    link.say({ kind: "connected", recovered: true });
    await settle();

    expect(seqs().length).toBe(30);
    expect(store.getView().unreadCount).toBe(25);
  });

  test("reads again when something was said while it read", async () => {
    const { api, link, store } = setUp();
    await settle();
    api.hold();
    void store.refresh();
    link.hear("notification-updated", { id: "n2", seq: 2, isRead: true, isDismissed: false, isArchived: false, snoozedUntil: null, unreadCount: 2, version: 1 });
    api.items = [note(3), note(2, { isRead: true }), note(1)];
    api.release();
    await settle();
    await settle();

    expect(store.getView().unreadCount).toBe(2);
    expect(store.getView().notifications[1]!.isRead).toBe(true);
  });

  test.each([
    ["markAsRead", (store: NotificationStore) => store.markAsRead("n2"), 2],
    ["dismiss", (store: NotificationStore) => store.dismiss("n2"), 2],
    ["markAllAsRead", (store: NotificationStore) => store.markAllAsRead(), 0],
  ])("%s shows at once and is rolled back when the server refuses", async (_, change, unread) => {
    const { api, store } = setUp();
    await settle();
    const before = store.getView().notifications;
    api.hold();
    api.refuse = new ApiError(429, "Too many");

    const done = change(store);
    expect(store.getView().unreadCount).toBe(unread);
    api.release();
    await done;

    expect(store.getView().notifications).toEqual(before);
    expect(store.getView().unreadCount).toBe(3);
    expect(store.getView().toasts).toMatchObject([{ type: "error", message: "Too many" }]);
  });

  test("says why the list could not be read, and reads it when asked again", async () => {
    const { api, store, seqs } = setUp();
    api.refuse = new ApiError(0, "The server cannot be reached.");
    await settle();
    expect(store.getView()).toMatchObject({ error: "The server cannot be reached.", isLoading: false });

    api.refuse = null;
    await store.refresh();

    expect(store.getView().error).toBeNull();
    expect(seqs()).toEqual([3, 2, 1]);
  });

  test("asks when one was taken back that it does not have", async () => {
    const { api, link } = setUp();
    await settle();

    link.hear("notification-withdrawn", { id: "n0", seq: 0 });
    await settle();

    expect(api.calls).toEqual(["page first", "page first"]);
  });

  test("says that the connection is lost, but not for a moment's break", async () => {
    vi.useFakeTimers();
    const { link, store } = setUp();
    const toasts = () => store.getView().toasts.map(({ key }) => key);
    link.say({ kind: "connected", recovered: false });

    link.say({ kind: "disconnected" });
    expect(store.getView().isConnected).toBe(false);
    vi.advanceTimersByTime(1_000);
    link.say({ kind: "connected", recovered: true });
    vi.advanceTimersByTime(10_000);
    expect(toasts()).toEqual([]);

    link.say({ kind: "disconnected" });
    vi.advanceTimersByTime(3_000);
    expect(toasts()).toEqual(["connection"]);
    link.say({ kind: "connected", recovered: true });
    expect(toasts()).toEqual([]);
  });

  test("hurries when somebody looks at a page without a connection", async () => {
    const { link } = setUp();

    document.dispatchEvent(new Event("visibilitychange"));
    link.say({ kind: "connected", recovered: false });
    document.dispatchEvent(new Event("visibilitychange"));

    expect(link.hurried).toBe(1);
  });

  test("works while somebody is subscribed, and survives a change of subscribers", async () => {
    const { link, store, leave } = setUp();

    leave();
    const again = store.subscribe(() => {});
    await settle();
    expect(link.listener).not.toBeNull();

    again();
    await settle();
    expect(link.listener).toBeNull();
  });
});

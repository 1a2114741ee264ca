import { describe, expect, test } from "vitest";
import { reduce } from "../src/state/reduce";
import { initial, type Action, type State } from "../src/state/State";
import { view } from "../src/state/view";
import { loaded, note } from "./support";

const read = { isRead: true };
const page = (items: ReturnType<typeof note>[], more: object = {}) =>
  ({ items, next: null, unread: items.filter((item) => !item.isRead).length, seq: items[0]?.seq ?? 0, ...more });
const updated = (seq: number, more: object = {}) => ({
  do: "heard", name: "notification-updated",
  data: { id: `n${seq}`, seq, isRead: false, isDismissed: false, isArchived: false, snoozedUntil: null, unreadCount: 0, version: 1, ...more },
}) as Action;
const arrived = (seq: number, more: object = {}): Action => ({ do: "heard", name: "new-notification", data: note(seq, more) });
const markedRead = (data: object): Action => ({ do: "heard", name: "notifications-marked-read", data: { version: 1, ...data } });
const askRead = (key: number, seq: number): Action => ({ do: "change-asked", change: { key, kind: "read", id: `n${seq}` } });
const askDismiss = (key: number, seq: number): Action => ({ do: "change-asked", change: { key, kind: "dismiss", id: `n${seq}` } });
const askAll = (key: number, upTo: number): Action => ({ do: "change-asked", change: { key, kind: "read-all", upTo } });
const refused = (key: number): Action => ({ do: "change-failed", key, error: "no" });

/** What is shown: "3 2r" is an unread third and a read second, then the count. */
const shown = (state: State) => {
  const { notifications, unreadCount } = view(state);
  return `${notifications.map((one) => `${one.seq}${one.isRead ? "r" : ""}`).join(" ")} | ${unreadCount}`;
};

const two = loaded([note(2), note(1, read)]);
const three = loaded([note(3), note(2), note(1)]);

const cases: [string, State, Action[], string][] = [
  ["a first page", initial, [{ do: "page-read", mode: "replace", page: page([note(2), note(1, read)]) }], "2 1r | 1"],
  ["a page that is older than what was heard", two, [arrived(3), { do: "page-read", mode: "replace", page: page([note(2, read)], { seq: 2 }) }], "3 2r | 1"],
  ["a page that has what was heard", two, [arrived(3), { do: "page-read", mode: "replace", page: page([note(3), note(2)]) }], "3 2 | 2"],
  ["a replacing page drops what is older", three, [{ do: "page-read", mode: "replace", page: page([note(9)], { next: 9, unread: 5 }) }], "9 | 5"],
  ["a merging page keeps what is older", three, [{ do: "page-read", mode: "merge", page: page([note(3, read), note(2, read)], { next: 2, unread: 1 }) }], "3r 2r 1 | 1"],
  ["a merging page drops what is gone", three, [{ do: "page-read", mode: "merge", page: page([note(3), note(1)]) }], "3 1 | 2"],
  ["the next page", loaded([note(3), note(2)], { next: 2 }), [{ do: "page-read", mode: "append", page: page([note(1)], { seq: 3, unread: 3 }) }], "3 2 1 | 3"],
  ["the next page, after one more came", loaded([note(3)], { next: 3 }), [arrived(4), { do: "page-read", mode: "append", page: page([note(2)], { seq: 3, unread: 2 }) }], "4 3 2 | 3"],
  ["a new one is on top and counts", two, [arrived(3)], "3 2 1r | 2"],
  ["the same twice is one", two, [arrived(3), arrived(3)], "3 2 1r | 2"],
  ["two that come in another order", two, [arrived(4), arrived(3)], "4 3 2 1r | 2"],
  ["one that was counted already", two, [markedRead({ unreadCount: 2, readUpTo: 0, seq: 3 }), arrived(3)], "3 2 1r | 2"],
  ["one was read elsewhere", three, [updated(2, { isRead: true, unreadCount: 2 })], "3 2r 1 | 2"],
  ["one that is not loaded was read elsewhere", three, [updated(99, { isRead: true, unreadCount: 7 })], "3 2 1 | 7"],
  ["one was made unread elsewhere", two, [updated(1, { isRead: false, unreadCount: 2 })], "2 1 | 2"],
  ["one was dismissed elsewhere", three, [updated(2, { isDismissed: true, unreadCount: 2 })], "3 1 | 2"],
  ["one was archived elsewhere", three, [updated(2, { isArchived: true, unreadCount: 2 })], "3 1 | 2"],
  ["one was snoozed elsewhere", three, [updated(2, { snoozedUntil: "2030-01-01T00:00:00Z", unreadCount: 2 })], "3 1 | 2"],
  ["an older word does not win", three, [updated(2, { isRead: true, unreadCount: 2, version: 5 }), updated(2, { unreadCount: 3, version: 4 })], "3 2r 1 | 2"],
  ["all were read elsewhere", three, [markedRead({ unreadCount: 0, readUpTo: 3, seq: 3 })], "3r 2r 1r | 0"],
  ["all up to the second were read elsewhere", three, [markedRead({ unreadCount: 1, readUpTo: 2, seq: 3 })], "3 2r 1r | 1"],
  ["all were read, and one more came before", three, [arrived(4), markedRead({ unreadCount: 0, readUpTo: 3, seq: 3 })], "4 3r 2r 1r | 1"],
  ["an unread one was taken back", three, [{ do: "heard", name: "notification-withdrawn", data: { id: "n2", seq: 2 } }], "3 1 | 2"],
  ["a read one was taken back", two, [{ do: "heard", name: "notification-withdrawn", data: { id: "n1", seq: 1 } }], "2 | 1"],
  ["an unknown event", two, [{ do: "heard", name: "dashboard-refresh", data: {} }], "2 1r | 1"],
  ["reading shows at once", three, [askRead(1, 2)], "3 2r 1 | 2"],
  ["reading, refused", three, [askRead(1, 2), refused(1)], "3 2 1 | 3"],
  ["reading, agreed", three, [askRead(1, 2), { do: "change-done", key: 1 }], "3 2r 1 | 2"],
  ["reading what is read", two, [askRead(1, 1)], "2 1r | 1"],
  ["reading twice counts once", three, [askRead(1, 2), askRead(2, 2)], "3 2r 1 | 2"],
  ["reading twice, one refused", three, [askRead(1, 2), askRead(2, 2), refused(1)], "3 2r 1 | 2"],
  ["the server's word comes before its answer", three, [askRead(1, 2), updated(2, { isRead: true, unreadCount: 2 }), { do: "change-done", key: 1 }], "3 2r 1 | 2"],
  ["one comes while reading, which is refused", three, [askRead(1, 2), arrived(4), refused(1)], "4 3 2 1 | 4"],
  ["dismissing shows at once", three, [askDismiss(1, 2)], "3 1 | 2"],
  ["dismissing a read one", two, [askDismiss(1, 1)], "2 | 1"],
  ["dismissing, refused: it is where it was", three, [askDismiss(1, 2), refused(1)], "3 2 1 | 3"],
  ["dismissing, agreed", three, [askDismiss(1, 2), { do: "change-done", key: 1 }], "3 1 | 2"],
  ["all, at once", three, [askAll(1, 3)], "3r 2r 1r | 0"],
  ["all, also those that are not loaded", loaded([note(3)], { unread: 120 }), [askAll(1, 3)], "3r | 0"],
  ["all, refused", loaded([note(3)], { unread: 120 }), [askAll(1, 3), refused(1)], "3 | 120"],
  ["all, and one comes meanwhile", three, [askAll(1, 3), arrived(4)], "4 3r 2r 1r | 1"],
  ["all, agreed with the server's count", three, [askAll(1, 3), { do: "change-done", key: 1, unread: 0 }], "3r 2r 1r | 0"],
];

describe("what is shown after", () => {
  test.each(cases)("%s", (_, before, actions, after) => {
    expect(shown(actions.reduce(reduce, before))).toBe(after);
  });
});

describe("errors", () => {
  test.each<[string, Action[], string | null]>([
    ["a list that cannot be read", [{ do: "page-failed", error: "no list" }], "no list"],
    ["a connection does not help it", [{ do: "page-failed", error: "no list" }, { do: "connected" }], "no list"],
    ["asking again does", [{ do: "page-failed", error: "no list" }, { do: "page-asked", mode: "merge" }], null],
    ["a lost connection is none", [{ do: "disconnected" }], null],
    ["a refused one is", [{ do: "disconnected", error: "ended" }], "ended"],
    ["until it is there again", [{ do: "disconnected", error: "ended" }, { do: "connected" }], null],
  ])("%s", (_, actions, error) => expect(view(actions.reduce(reduce, three)).error).toBe(error));
});

describe("toasts", () => {
  const toasts = (...actions: Action[]) => actions.reduce(reduce, three).toasts.map(({ key }) => key);

  test.each<[string, Action[], string[]]>([
    ["a new one has one", [arrived(4)], ["n4"]],
    ["the same twice has one", [arrived(4), arrived(4)], ["n4"]],
    ["of many the newest three", [arrived(4), arrived(5), arrived(6), arrived(7)], ["n5", "n6", "n7"]],
    ["reading it takes it away", [arrived(4), askRead(1, 4)], []],
    ["reading it elsewhere takes it away", [arrived(4), updated(4, { isRead: true })], []],
    ["taking it back takes it away", [arrived(4), { do: "heard", name: "notification-withdrawn", data: { id: "n4", seq: 4 } }], []],
    ["a refusal has one", [askRead(1, 2), refused(1)], ["change-1"]],
    ["closing it", [arrived(4), { do: "toast-gone", key: "n4" }], []],
    ["the connection's goes when it is back", [{ do: "toast", toast: { key: "connection", type: "warning", title: "", message: "" } }, { do: "connected" }], []],
  ])("%s", (_, actions, left) => expect(toasts(...actions)).toEqual(left));
});

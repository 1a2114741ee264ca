import { describe, expect, test } from "vitest";
import { fromInbox } from "../src/inbox";
import { safeLink } from "../src/link";
import { channelName } from "../src/live/openLink";
import { relativeTime } from "../src/time";

describe("links lead", () => {
  test.each([
    ["/products/xyz", true], ["/", true], ["https://example.com/a?b=c", true], ["http://example.com", true],
    ["javascript:alert(1)", false], [" JavaScript:alert(1)", false], ["java\nscript:alert(1)", false], ["data:text/html,x", false],
    ["//evil.example", false], ["/\\evil.example", false], ["vbscript:x", false], ["products", false],
    ["/\t/evil.example", false], ["/\n/evil.example", false], ["\thttps://evil.example", false], ["", false], [null, false],
  ])("%j: %s", (url, isSafe) => expect(safeLink(url)).toBe(isSafe ? url : null));
});

describe("times", () => {
  const now = Date.parse("2026-03-10T12:00:00Z");
  test.each([
    ["2026-03-10T11:59:30Z", "now"], ["2026-03-10T12:00:20Z", "now"], ["2026-03-10T11:58:59Z", "1 minute ago"], ["2026-03-10T09:00:00Z", "3 hours ago"],
    ["2026-03-09T11:00:00Z", "yesterday"], ["2026-03-03T11:00:00Z", "last week"], ["2025-12-01T00:00:00Z", "3 months ago"], ["nonsense", ""],
  ])("%s: %s", (time, words) => expect(relativeTime(time, now, "en")).toBe(words));
});

describe("an item of the inbox is a notification", () => {
  const item = { id: "a", seq: 7, type: "order.paid", sentAt: "2026-01-01T00:00:00Z", read: true, priority: "high", dismissed: false };

  test("with what its payload says", () => {
    const payload = { title: "T", message: "M", type: "error", priority: "urgent", actionUrl: "/x", actionText: "Go", metadata: { a: 1 } };
    expect(fromInbox("t", { ...item, payload })).toEqual({
      id: "a", _id: "a", tenantId: "t", userId: null, ...payload, isRead: true, isDismissed: false, createdAt: item.sentAt, seq: 7,
    });
  });

  test.each([[null], ["text"], [[1]], [{}], [{ title: 1, message: {}, type: "odd", priority: "odd", actionUrl: 2, metadata: [] }]])("with defaults: %j", (payload) => {
    expect(fromInbox("t", { ...item, payload })).toMatchObject({ title: "order.paid", message: "", type: "info", priority: "high", actionUrl: null, metadata: {} });
  });
});

test("tabs share by server, tenant and token, and the name gives no token away", () => {
  const source = { serverUrl: "", tenantId: "default", token: "secret-token" };
  expect(channelName(source)).toBe(channelName({ ...source }));
  expect(channelName(source)).not.toContain("secret");
  for (const other of [{ serverUrl: "https://x" }, { tenantId: "b" }, { token: "secret-tokem" }]) expect(channelName({ ...source, ...other })).not.toBe(channelName(source));
});

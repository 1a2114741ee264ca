import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../src/api";
import { FakeApi, FakeLink, note, settle } from "./support";

let api: FakeApi, link: FakeLink;
let ends: (() => void)[] = [];

vi.mock("../src/api", async (original) => ({ ...(await original<object>()), HttpApi: vi.fn(() => api) }));
vi.mock("../src/live/openLink", () => ({ openLink: () => link }));
const { NotificationBell, NotificationProvider, useNotifications } = await import("../src");

beforeEach(() => {
  link = new FakeLink();
  api = new FakeApi([
    note(3, { title: "Low stock", type: "warning", actionUrl: "/products/xyz", actionText: "Manage stock" }),
    note(2, { title: "<img src=x onerror=alert(1)>", message: "<b>bold</b>", actionUrl: "javascript:alert(1)", actionText: "Click" }),
    note(1, { title: "Old news", isRead: true }),
  ]);
  ends = [];
  vi.stubGlobal("IntersectionObserver", class {
    constructor(private readonly seen: (entries: object[]) => void) {}
    observe() { ends.push(() => this.seen([{ isIntersecting: true }])); }
    disconnect() { ends = []; }
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const bell = () => screen.getByRole("button", { name: /^Notifications/ });
const rows = () => screen.getAllByRole("listitem").filter((row) => row.dataset.item);
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
const due = () => act(settle);

async function show(props: object = {}) {
  const shown = render(<StrictMode><NotificationBell tenantId="default" userId="u" token="t" {...props} /></StrictMode>);
  await due();
  await act(async () => link.say({ kind: "connected", recovered: false }));
  return shown;
}

async function open(props: object = {}) {
  const shown = await show(props);
  bell().focus();
  fireEvent.click(bell());
  return shown;
}

describe("the button", () => {
  test("says how many are unread and whether it is connected", async () => {
    const { container } = await show();
    expect(bell().getAttribute("aria-label")).toBe("Notifications, 2 unread, connected");
    expect(container.querySelector(".onb-badge")!.textContent).toBe("2");

    await act(async () => link.say({ kind: "disconnected" }));

    expect(bell().getAttribute("aria-label")).toBe("Notifications, 2 unread, disconnected");
    expect(container.querySelector<HTMLElement>(".onb-dot")!.dataset.connected).toBe("false");
  });

  test.each([[0, undefined], [1, "1"], [99, "99"], [100, "99+"], [5000, "99+"]])("with %i unread the badge is %s", async (count, text) => {
    api.items = Array.from({ length: count }, (_, i) => note(count - i));
    const { container } = await show();
    expect(container.querySelector(".onb-badge")?.textContent).toBe(text);
  });

  test("opens and closes the list, and says so", async () => {
    await show();
    expect([bell().getAttribute("aria-expanded"), bell().getAttribute("aria-haspopup")]).toEqual(["false", "dialog"]);

    fireEvent.click(bell());

    const panel = screen.getByRole("dialog", { name: "Notifications" });
    expect([bell().getAttribute("aria-expanded"), bell().getAttribute("aria-controls")]).toEqual(["true", panel.id]);
    expect(panel.contains(document.activeElement)).toBe(true);
    expect(within(panel).getByRole("status").textContent).toBe("Connected");
    fireEvent.click(bell());
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("Escape closes it and the focus is back on the button", async () => {
    await open();
    press("Escape");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(bell());
  });

  test("a click elsewhere closes it", async () => {
    await open();
    fireEvent.pointerDown(document.body);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("the list", () => {
  test("is a list of what there is, as text", async () => {
    const { container } = await open();
    expect(screen.getByRole("list", { name: "Notifications" })).toBeTruthy();
    expect(rows().map((row) => row.querySelector(".onb-title")!.textContent)).toEqual(["Unread: Low stock", "Unread: <img src=x onerror=alert(1)>", "Old news"]);
    expect(container.querySelector("img, b")).toBeNull();
  });

  test("has links that lead somewhere, and no scripts", async () => {
    await open();
    expect(screen.getByRole("link", { name: "Manage stock" }).getAttribute("href")).toBe("/products/xyz");
    expect(screen.queryByText("Click")).toBeNull();
  });

  test("arrows, Home and End move in it, and one of it is in the tab order", async () => {
    await open();
    const at = () => rows().indexOf(document.activeElement as HTMLElement);
    const steps = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "ArrowUp", "End"].map((key) => {
      fireEvent.keyDown(screen.getByRole("list").contains(document.activeElement) ? document.activeElement! : screen.getByRole("list"), { key });
      return at();
    });
    expect(steps).toEqual([0, 1, 2, 2, 1, 0, 0, 2]);
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, -1, 0]);
  });

  test("Enter reads one", async () => {
    await open();
    rows()[0]!.focus();
    press("Enter");
    await due();
    expect(api.calls).toContain('change n3 {"isRead":true}');
    expect(rows()[0]!.dataset.read).toBe("true");
    expect(bell().getAttribute("aria-label")).toContain("1 unread");
  });

  test("Delete dismisses one, and the focus is on the next", async () => {
    await open();
    rows()[1]!.focus();
    press("Delete");
    await due();
    expect(api.calls).toContain('change n2 {"isDismissed":true}');
    expect(rows().map((row) => row.dataset.item)).toEqual(["n3", "n1"]);
    expect((document.activeElement as HTMLElement).dataset.item).toBe("n1");
  });

  test("its buttons have the notification's name, and do the same", async () => {
    await open();
    fireEvent.click(screen.getByRole("button", { name: "Mark as read: Low stock" }));
    fireEvent.click(screen.getByRole("button", { name: "Dismiss: Old news" }));
    await due();
    expect(api.calls.slice(-2)).toEqual(['change n3 {"isRead":true}', 'change n1 {"isDismissed":true}']);
  });

  test("all are read with one click; a refusal takes it back and says so", async () => {
    await open();
    api.refuse = new ApiError(500, "The server could not do this. Try again.");
    fireEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
    expect(bell().getAttribute("aria-label")).toContain("none unread");
    await due();
    expect(bell().getAttribute("aria-label")).toContain("2 unread");
    expect(within(screen.getByRole("log")).getByText("The server could not do this. Try again.")).toBeTruthy();
  });

  test("following a link reads it", async () => {
    await open();
    const link = screen.getByRole("link", { name: "Manage stock" });
    link.addEventListener("click", (event) => event.preventDefault());
    fireEvent.click(link);
    await due();
    expect(api.calls).toContain('change n3 {"isRead":true}');
  });

  test("more comes when its end is seen", async () => {
    api.items = Array.from({ length: 45 }, (_, i) => note(45 - i));
    await open();
    for (let i = 0; i < 5; i++) {
      await act(async () => ends.at(-1)?.());
      await due();
    }
    expect(rows().length).toBe(45);
    expect(screen.getByRole("list").getAttribute("aria-busy")).toBe("false");
  });

  test("has rows in their place while it loads, and says when there is nothing", async () => {
    api.items = [];
    api.hold();
    const { container } = await open();
    expect(container.querySelectorAll(".onb-skeleton").length).toBe(4);
    expect(screen.getByRole("list").getAttribute("aria-busy")).toBe("true");
    api.release();
    await due();
    expect(screen.getByText("You are all caught up.")).toBeTruthy();
  });

  test("says why it cannot be read, and tries again", async () => {
    api.refuse = new ApiError(0, "The server cannot be reached.");
    await open();
    expect(screen.getByRole("alert").textContent).toContain("The server cannot be reached.");
    api.refuse = null;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await due();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(rows().length).toBe(3);
  });
});

describe("toasts", () => {
  const arrives = (seq: number) => act(async () => link.hear("new-notification", note(seq, { title: `New ${seq}` })));

  test("come in a polite live region and go by themselves", async () => {
    await show();
    vi.useFakeTimers();
    await arrives(4);
    const region = screen.getByRole("log", { name: "New notifications" });
    expect(region.getAttribute("aria-live")).toBe("polite");
    expect(region.textContent).toContain("New 4");

    act(() => void vi.advanceTimersByTime(6_000));

    expect(region.textContent).toBe("");
    expect(bell().getAttribute("aria-label")).toContain("3 unread");
  });

  test("stay while they are pointed at", async () => {
    const { container } = await show();
    vi.useFakeTimers();
    await arrives(4);
    fireEvent.pointerEnter(container.querySelector(".onb-toast")!);
    act(() => void vi.advanceTimersByTime(20_000));
    expect(screen.getByRole("log").textContent).toContain("New 4");
  });

  test("can be closed, and reading is another matter", async () => {
    await show();
    await arrives(4);
    fireEvent.click(screen.getByRole("button", { name: "Close: New 4" }));
    expect(screen.getByRole("log").textContent).toBe("");
    expect(bell().getAttribute("aria-label")).toContain("3 unread");
  });

  test("are not there when they are not wanted", async () => {
    await show({ showToasts: false });
    await arrives(4);
    expect(screen.getByRole("log").textContent).toBe("");
  });
});

describe("the hook", () => {
  function Count() {
    const { unreadCount, notifications, isConnected } = useNotifications({ tenantId: "default" });
    return <output>{`${unreadCount} of ${notifications.length}, ${isConnected}`}</output>;
  }

  test("shares what it knows with the bell, and takes its token from the provider", async () => {
    render(<NotificationProvider token="t"><Count /><NotificationBell tenantId="default" userId="u" /></NotificationProvider>);
    await due();
    await act(async () => link.say({ kind: "connected", recovered: false }));
    expect(screen.getByText("2 of 3, true")).toBeTruthy();
    expect(api.calls).toEqual(["page first"]);
  });

  test("hears nothing when it shall not", async () => {
    await show({ enableRealTime: false });
    expect(link.listener).toBeNull();
    expect(bell().getAttribute("aria-label")).toBe("Notifications, 2 unread, disconnected");
  });

  test("says what it lacks", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(() => render(<Count />)).toThrow("needs a token");
  });
});

import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "./support";

// Four hundred options are slow to look through here.
vi.hoisted(() => { Intl.supportedValuesOf = () => ["Asia/Tokyo", "Europe/Vienna"]; });
import { NotificationPreferences } from "../src";
import { draftOf, patchOf } from "../src/preferences/draft";
import type { Preferences } from "../src/preferences/Preferences";

const known: Preferences = {
  categories: [
    { id: "transactional", label: "Orders and account", isRequired: false },
    { id: "deliveries", label: "<b>Deliveries</b>", isRequired: false },
    { id: "notices", label: "Security", isRequired: true },
  ],
  channels: ["email", "sms"],
  preferences: ["transactional", "deliveries", "notices"].flatMap((category) => ["email", "sms", "whatsapp", "push"]
    .map((channel) => ({ category, channel, isAllowed: category !== "deliveries" || channel !== "sms" }))),
  quietHours: { from: "22:00", until: "07:00" },
  timeZone: "Europe/Vienna",
};

let answers: { status: number; body: unknown }[];
let calls: { method: string; url: string; body: unknown }[];

beforeEach(() => {
  [answers, calls] = [[], []];
  vi.stubGlobal("fetch", async (url: string, { method, body }: { method: string; body?: string }) => {
    calls.push({ method, url, body: body && JSON.parse(body) });
    const { status, body: answer } = answers.shift() ?? { status: 200, body: known };
    return new Response(JSON.stringify(answer), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const save = () => act(async () => {
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await settle();
});
const puts = () => calls.filter(({ method }) => method === "PUT").map(({ body }) => body);

async function show() {
  render(<StrictMode><div className="onb"><NotificationPreferences tenantId="acme" token="t" serverUrl="https://n.example/" /></div></StrictMode>);
  await act(settle);
}

describe("the form", () => {
  test("has a box for each category on each channel of the person", async () => {
    await show();

    expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Kind of message", "E-mail", "SMS"]);
    expect(screen.getAllByRole("checkbox")).toHaveLength(6);
    expect([box("<b>Deliveries</b> by E-mail").checked, box("<b>Deliveries</b> by SMS").checked]).toEqual([true, false]);
    expect([box("Security by SMS").checked, box("Security by SMS").disabled]).toEqual([true, true]);
    expect(calls[0]!.url).toBe(`https://n.example/v1/me/preferences?language=${navigator.language}`);
    expect(screen.getByRole("form", { name: "What you get" })).toBeTruthy();
  });

  test("saves only what was changed, and says so", async () => {
    await show();
    fireEvent.click(box("<b>Deliveries</b> by SMS"));
    await save();

    expect(puts()).toEqual([{ preferences: [{ category: "deliveries", channel: "sms", isAllowed: true }] }]);
    expect(screen.getByRole("status").textContent).toBe("Saved.");
    fireEvent.click(box("Orders and account by E-mail"));
    expect(screen.getByRole("status").textContent).toBe("");
  });

  test("saves quiet hours in the person's zone, and ends them when both times are empty", async () => {
    await show();
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "21:30" } });
    fireEvent.change(screen.getByLabelText("Time zone"), { target: { value: "Asia/Tokyo" } });
    await save();
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "" } });
    fireEvent.change(screen.getByLabelText("until"), { target: { value: "" } });
    await save();

    expect(puts()).toEqual([
      { quietHours: { from: "21:30", until: "07:00" }, timeZone: "Asia/Tokyo" },
      { quietHours: { from: "00:00", until: "00:00" } },
    ]);
  });

  test("refuses quiet hours without an end", async () => {
    await show();
    fireEvent.change(screen.getByLabelText("until"), { target: { value: "" } });
    await save();

    expect(screen.getByRole("alert").textContent).toBe("Quiet hours need a start and an end.");
    expect(puts()).toEqual([]);
  });

  test("keeps what was entered when the server refuses", async () => {
    await show();
    fireEvent.click(box("Orders and account by SMS"));
    answers = [{ status: 500, body: {} }];
    await save();

    expect(screen.getByRole("alert").textContent).toBe("The server could not do this. Try again.");
    expect(box("Orders and account by SMS").checked).toBe(false);
    await save();
    expect(puts()).toHaveLength(2);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("reads again when it could not be read", async () => {
    answers = Array.from({ length: 2 }, () => ({ status: 503, body: {} }));
    await show();
    await act(async () => {
      fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }));
      await settle();
    });

    expect(screen.getAllByRole("checkbox")).toHaveLength(6);
  });
});

describe("what is saved", () => {
  test("is nothing when nothing was changed", () => expect(patchOf(known, draftOf(known))).toBeNull());

  test("has the proposed zone with the first times", () => {
    const unknown = { ...known, quietHours: null, timeZone: null };
    const draft = { ...draftOf(unknown), from: "22:00", until: "06:00" };

    expect(patchOf(unknown, draft)).toEqual({
      quietHours: { from: "22:00", until: "06:00" }, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  });
});

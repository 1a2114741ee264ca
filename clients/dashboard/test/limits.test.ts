import { expect, test } from "vitest";
import { isProblem, problemOf, readCap, windowOf, windowWords } from "../src/features/providers/capForm";
import type { Cap } from "../src/features/providers/caps";
import { linesOf, priceProblemOf, readPrices } from "../src/features/providers/prices";
import { levelOf, micros, shareOf, shownAmount } from "../src/features/providers/spending";
import { stopOf } from "../src/features/providers/stop";

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ period: "month", unpriced: "stop", unit: "hours", ...values })) data.set(name, value);
  return data;
};

test("an empty form is no limit at all", () => {
  expect(readCap(form({}))).toEqual({ daily: null, budget: null, perAddress: null });
});

test("amounts stay texts, currencies are in capitals, times are in seconds", () => {
  expect(readCap(form({ daily: "1000", amount: "25.10", currency: "eur", unpriced: "send", limit: "5", window: "2" }))).toEqual({
    daily: 1000, budget: { amount: "25.10", currency: "EUR", period: "month", unpriced: "send" }, perAddress: { limit: 5, window: 7_200 },
  });
});

test.each([
  [{ amount: "25,00", currency: "EUR" }, "budget.amount"], [{ amount: "-1", currency: "EUR" }, "budget.amount"], [{ currency: "EUR" }, "budget.amount"],
  [{ amount: "25" }, "budget.currency"], [{ limit: "5" }, "perAddress"], [{ window: "5" }, "perAddress"],
])("%o is wrong at %s", (values, field) => {
  const read = readCap(form(values));
  expect(isProblem(read) && read[0]).toBe(field);
});

test("what the server refuses belongs to the field that its sentence begins with", () => {
  expect(problemOf("budget.currency is a code of ISO 4217, as EUR.")).toEqual(["budget.currency", "It is a code of ISO 4217, as EUR."]);
  expect(problemOf("The server does not answer.")).toBeUndefined();
  expect(priceProblemOf("prices: currency is a code of ISO 4217, as EUR.")).toEqual({ field: "currency", text: "It is a code of ISO 4217, as EUR." });
  expect(priceProblemOf('prices: "49x" is not how a number begins, as +49, nor "*".')?.field).toBe("prices");
});

test.each([[60, 1, "minutes"], [90, 90, "seconds"], [5_400, 90, "minutes"], [3_600, 1, "hours"], [172_800, 2, "days"]])("%i seconds are %i %s", (seconds, count, unit) => {
  expect(windowOf(seconds)).toEqual({ count, unit });
});

test("a window of one has no number", () => {
  expect([windowWords(3_600), windowWords(7_200)]).toEqual(["any hour", "any 2 hours"]);
});

test("shares are of exact millionths", () => {
  expect([micros("0.0079"), micros("-0.005"), micros("25.00")]).toEqual([7_900n, -5_000n, 25_000_000n]);
  expect(["0.79", "0.80", "0.99999", "1.00", "1.20"].map((used) => levelOf(shareOf(micros(used), micros("1.00"))))).toEqual(["free", "low", "low", "spent", "spent"]);
  expect(shareOf(0n, 0n)).toBe(1);
  expect([shownAmount("25000000.50"), shownAmount("-1234.00"), shownAmount("7")]).toEqual(["25,000,000.50", "-1,234.00", "7"]);
});

test("prices are read from lines as people write them, and written again", () => {
  const read = readPrices("eur", "* 0.08\n\n+49 = 0.075\n1\t0.0079 ");
  expect(read).toEqual({ currency: "EUR", perUnit: { "*": "0.08", 49: "0.075", 1: "0.0079" } });
  expect(readPrices("EUR", linesOf(read as never))).toEqual(read);
  expect(readPrices("", "")).toEqual({});
});

test.each([["EUR", "49", "Line 1"], ["EUR", "* 1\n49 0.1\n+49 0.2", "Line 3"], ["", "* 1", "currency"]])("of %s, %j what is wrong is said: %s", (currency, lines, said) => {
  expect(JSON.stringify(readPrices(currency, lines))).toContain(said);
});

const cap = (more: Partial<Cap>): Cap => ({ channel: "sms", usedToday: 0, daily: null, budget: null, perAddress: null, ...more }) as Cap;
const now = new Date("2026-12-01T22:00:00+03:00");

test("a channel has stopped until the last of its spent limits begins again", () => {
  const budget = { amount: "1.00", used: "1.00", resetsAt: "2027-01-01T00:00:00Z" };
  expect(stopOf(cap({}), 0, now)).toBeUndefined();
  expect(stopOf(cap({ daily: 10, usedToday: 9 }), 0, now)).toBeUndefined();
  expect(stopOf(cap({ daily: 10, usedToday: 10 }), 0, now)).toEqual({ isAll: true, until: "2026-12-02T00:00:00.000Z" });
  expect(stopOf(cap({ daily: 10, usedToday: 10, budget }), 0, now)).toEqual({ isAll: true, until: "2027-01-01T00:00:00Z" });
  expect(stopOf(cap({ budget: { ...budget, used: "0.95" } }), 3, now)).toEqual({ isAll: false, until: undefined });
});

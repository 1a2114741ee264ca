import type { Schema } from "../../api/types";

export type Prices = NonNullable<Schema<"AccountPrices">>;
export type PriceProblem = { field: "currency" | "prices"; text: string };

/** Prices as lines to write in: how a number begins, and what a unit costs there. */
export const linesOf = (prices: Prices | null | undefined) => Object.entries(prices?.perUnit ?? {}).map(([prefix, price]) => `${prefix} ${price}`).join("\n");

/** The lines as the server takes them. Without any: there are no prices. */
export function readPrices(currency: string, lines: string): Prices | PriceProblem {
  const perUnit: Record<string, string> = {};
  const wrong = (line: number, text: string) => ({ field: "prices", text: `Line ${line}: ${text}` }) as const;
  for (const [index, line] of lines.split("\n").entries()) {
    const words = line.trim().split(/[\s=;]+/).filter((word) => word !== "");
    if (words.length === 0) continue;
    const [prefix = "", price = ""] = words;
    if (words.length !== 2) return wrong(index + 1, "how a number begins, a space, and a price.");
    if (prefix.replace(/^\+/, "") in perUnit) return wrong(index + 1, `${prefix} is there twice.`);
    perUnit[prefix.replace(/^\+/, "")] = price;
  }
  if (Object.keys(perUnit).length === 0) return {};
  return currency.trim() === "" ? { field: "currency", text: "A currency is needed as well, such as EUR." } : { currency: currency.trim().toUpperCase(), perUnit };
}

export const isPriceProblem = (read: Prices | PriceProblem): read is PriceProblem => "field" in read;

/** What the server refused of prices: "prices: currency is a code of ISO 4217, as EUR." */
export function priceProblemOf(message: string): PriceProblem | undefined {
  const [, text] = /^prices: (.*)$/.exec(message) ?? [];
  return text === undefined ? undefined : { field: text.startsWith("currency ") ? "currency" : "prices", text: text.replace(/^currency is/, "It is").replace(/^./, (letter) => letter.toUpperCase()) };
}

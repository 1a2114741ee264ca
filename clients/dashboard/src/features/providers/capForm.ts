import type { Cap, CapCommand } from "./caps";

export const fields = ["daily", "budget.amount", "budget.currency", "perAddress"] as const;
export type CapField = (typeof fields)[number];
export type CapProblem = readonly [field: CapField, text: string];

export const units = [["minutes", 60], ["hours", 3_600], ["days", 86_400], ["seconds", 1]] as const;

/** A number of seconds in the largest unit that it is a whole number of. */
export function windowOf(seconds: number): { count: number; unit: string } {
  const [unit, length] = [...units].sort((a, b) => b[1] - a[1]).find(([, length]) => seconds % length === 0)!;
  return { count: seconds / length, unit };
}

/** What the form says, as the server takes it. What only the server knows, such as the currencies, is left to it. */
export function readCap(form: FormData): CapCommand | CapProblem {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [daily, amount, currency, limit, count] = [text("daily"), text("amount"), text("currency").toUpperCase(), text("limit"), text("window")];
  if (amount === "" && currency !== "") return ["budget.amount", "An amount is needed as well, or no currency."];
  if (amount !== "" && !/^\d+(\.\d+)?$/.test(amount)) return ["budget.amount", "Write it as 25.00: digits, and a point before the decimals."];
  if (amount !== "" && currency === "") return ["budget.currency", "A currency is needed as well, such as EUR."];
  if ((limit === "") !== (count === "")) return ["perAddress", "Both are needed, the number and the time, or neither."];
  const length = units.find(([unit]) => unit === text("unit"))?.[1] ?? 1;
  return {
    daily: daily === "" ? null : Number(daily),
    budget: amount === "" ? null : { amount, currency, period: text("period"), unpriced: text("unpriced") },
    perAddress: limit === "" ? null : { limit: Number(limit), window: Number(count) * length } as NonNullable<CapCommand["perAddress"]>,
  };
}

export const isProblem = (read: CapCommand | CapProblem): read is CapProblem => Array.isArray(read);

/** The field that a refusal of the server is about: its sentence begins with it. */
export const problemOf = (message: string): CapProblem | undefined => {
  const field = fields.find((name) => message.startsWith(`${name} `));
  return field && [field, `It ${message.slice(field.length + 1)}`];
};

export const hasLimit = ({ daily, budget, perAddress }: Cap) => (daily ?? budget ?? perAddress ?? null) !== null;

/** "any hour", "any 90 minutes" */
export function windowWords(seconds: number): string {
  const { count, unit } = windowOf(seconds);
  return `any ${count === 1 ? unit.slice(0, -1) : `${count} ${unit}`}`;
}

const decimals = 6;

/** An amount as the server writes it, in millionths: a number would be a rounded one. */
export function micros(amount: string): bigint {
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const value = BigInt(whole + part.padEnd(decimals, "0").slice(0, decimals));
  return amount.startsWith("-") ? -value : value;
}

/** 25,000.00 */
export function shownAmount(amount: string): string {
  const [whole = "0", part] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${part === undefined ? "" : `.${part}`}`;
}

/** 0 to 1, and above where more was spent; of nothing all is spent. */
export const shareOf = (used: bigint, most: bigint): number => (most <= 0n ? 1 : Number((used * 10_000n) / most) / 10_000);

export type Level = "free" | "low" | "spent";

/** Where the server warns: at four fifths, and when all is spent. */
export const levelOf = (share: number): Level => (share >= 1 ? "spent" : share >= 0.8 ? "low" : "free");

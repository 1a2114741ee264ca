import type { Cap } from "./caps";
import { micros, shareOf } from "./spending";

/** `isAll`: a limit is used up, so that nothing goes. Otherwise the messages that wait are more than what is left. */
export interface Stop { isAll: boolean; until: string | undefined }

/** Whether messages of a channel wait for one of its limits, and until when. */
export function stopOf({ daily, usedToday, budget }: Cap, held: number, now = new Date()): Stop | undefined {
  const isCapped = daily !== null && daily !== undefined && usedToday >= daily;
  const isSpent = Boolean(budget && shareOf(micros(budget.used ?? "0"), micros(budget.amount ?? "0")) >= 1);
  if (!isCapped && !isSpent && held === 0) return undefined;
  const ends = [isCapped ? nextDay(now) : undefined, isSpent ? budget?.resetsAt : undefined].filter((end) => end !== undefined);
  return { isAll: isCapped || isSpent, until: ends.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) };
}

const nextDay = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)).toISOString();

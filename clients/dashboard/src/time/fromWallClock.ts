import { wallClock } from "./format";

const minute = 60_000;

/** The moment at which a clock of the zone shows this (`2026-10-25T02:30`); of two, the first; null for what is no time. */
export function fromWallClock(text: string, zone: string): Date | null {
  const asUtc = Date.parse(`${text}Z`);
  if (!Number.isFinite(asUtc)) return null;
  const offset = (at: number) => Date.parse(`${wallClock(new Date(at), zone)}Z`) - Math.floor(at / minute) * minute;
  const day = 24 * 60 * minute;
  const candidates = [...new Set([offset(asUtc - day), offset(asUtc), offset(asUtc + day)])].map((shift) => asUtc - shift).sort((a, b) => a - b);
  const shown = candidates.find((at) => Date.parse(`${wallClock(new Date(at), zone)}Z`) === Math.floor(asUtc / minute) * minute);
  // An hour that the clocks leave out: what they show instead, an hour later.
  return new Date(shown ?? candidates[candidates.length - 1] ?? asUtc);
}

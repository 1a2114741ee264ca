const first = 500;
const longest = 30_000;

/** Full jitter: anything between nothing and the ceiling, so that 300 extensions do not come back in the same instant. */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(attempt, 16));
  return Math.round(random() * ceiling);
}

/** How long to wait before an attempt, and how to: tests bring their own. */
export interface Clock {
  now(): number;
  random(): number;
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (milliseconds, signal) => new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason as Error);
    const cancel = (): void => {
      clearTimeout(timer);
      failed(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", cancel);
      done();
    }, milliseconds);
    signal?.addEventListener("abort", cancel, { once: true });
  }),
};

const first = 250;
const longest = 30_000;

/** Doubles with every attempt, and is spread so that clients that lost their server together do not come back together. */
export function backoff(attempt: number, random: number): number {
  return Math.min(longest, first * 2 ** Math.min(attempt, 16)) * (0.5 + random / 2);
}

/** Milliseconds of a `Retry-After`, in seconds or as a date; null: there is none. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

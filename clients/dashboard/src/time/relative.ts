const steps = [[60, "s"], [60, "min"], [24, "h"], [7, "d"]] as const;

/** 12 s, 3 min, 5 h, 6 d, 4 wk: how long, in its largest unit. */
export function span(milliseconds: number): string {
  let value = Math.max(0, Math.round(milliseconds / 1000));
  for (const [size, unit] of steps) {
    if (value < size) return `${value} ${unit}`;
    value = Math.floor(value / size);
  }
  return value < 52 ? `${value} wk` : `${Math.floor(value / 52)} yr`;
}

/** 3 min ago, in 12 s. */
export function relative(at: Date, now: number): string {
  const distance = at.getTime() - now;
  if (Math.abs(distance) < 1000) return "now";
  return distance > 0 ? `in ${span(distance)}` : `${span(-distance)} ago`;
}

/** 850 ms, 1.24 s, 2 min 5 s */
export function duration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return "–";
  if (milliseconds < 1) return milliseconds === 0 ? "0 ms" : "< 1 ms";
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

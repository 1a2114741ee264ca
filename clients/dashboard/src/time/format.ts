/** A moment, or null for what is none: times of unfinished things and odd ones are drawn as a dash. */
export function moment(at: string | number | Date | null | undefined): Date | null {
  if (at === null || at === undefined || at === "") return null;
  const date = new Date(at);
  return Number.isFinite(date.getTime()) ? date : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options })));
  return found;
}

const parts = (date: Date, zone: string, options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(format(zone, options).formatToParts(date).map(({ type, value }) => [type, value]));

/** The zone in short, such as UTC or GMT+2, at this moment: it changes with the clocks. */
export const zoneName = (date: Date, zone: string) => (zone === "UTC" ? "UTC" : parts(date, zone, { timeZoneName: "short" }).timeZoneName ?? zone);

/** 2026-11-30 08:15:02 UTC */
export function absolute(date: Date, zone: string, { seconds = true, millis = false } = {}): string {
  const p = parts(date, zone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", ...(millis ? { fractionalSecondDigits: 3 as const } : {}) });
  const time = `${p.hour}:${p.minute}${seconds || millis ? `:${p.second}` : ""}${millis ? `.${p.fractionalSecond}` : ""}`;
  return `${p.year}-${p.month}-${p.day} ${time} ${zoneName(date, zone)}`;
}

/** The wall clock's value for an input of the kind datetime-local. */
export function wallClock(date: Date, zone: string): string {
  const p = parts(date, zone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function relativeTime(sentAt: string, now: number): string {
  const at = Date.parse(sentAt);
  if (Number.isNaN(at)) return "";

  const age = now - at;
  if (age < minute) return "just now";
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < day) return `${Math.floor(age / hour)} h ago`;
  if (age < 7 * day) return `${Math.floor(age / day)} d ago`;
  return new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" });
}

export function fullTime(sentAt: string): string {
  const at = new Date(sentAt);
  return Number.isNaN(at.getTime()) ? "" : at.toLocaleString();
}

import type { Entry } from "./entry";

const most = 40;

/** The entries that have every typed word, those where it begins the title or a word first. */
export function ranked(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = entries.flatMap((entry) => {
    const title = entry.title.toLowerCase();
    const all = `${title} ${(entry.words ?? "").toLowerCase()} ${(entry.hint ?? "").toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return [];
    return [{ entry, score: words.reduce((sum, word) => sum + points(title, all, word), 0) }];
  });
  // Groups stay together, in the order of their best entry; sort is stable.
  const best = new Map<string, number>();
  for (const { entry, score } of scored) best.set(entry.group, Math.max(best.get(entry.group) ?? -1, score));
  const order = [...best].sort(([, a], [, b]) => b - a).map(([group]) => group);
  return scored.sort((a, b) => order.indexOf(a.entry.group) - order.indexOf(b.entry.group) || b.score - a.score).map(({ entry }) => entry).slice(0, most);
}

function points(title: string, all: string, word: string): number {
  if (title.startsWith(word)) return 4;
  if (title.includes(` ${word}`)) return 3;
  return title.includes(word) ? 2 : all.includes(` ${word}`) ? 1 : 0;
}

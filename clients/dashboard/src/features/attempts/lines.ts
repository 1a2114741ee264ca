import { diffLines } from "diff";

export interface Line { kind: "same" | "gone" | "new"; text: string }

// Texts that have little in common are not worth more steps than this: they are shown whole, one after the other.
const mostEdits = 500;

/** Two texts line by line: what only the first has, what only the second has, and what both have. */
export function linesOf(before: string, after: string): readonly Line[] {
  const ended = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  const parts = diffLines(ended(before), ended(after), { maxEditLength: mostEdits }) ?? [{ value: before, removed: true, added: false }, { value: after, removed: false, added: true }];
  return parts.flatMap(({ value, added, removed }) => value.replace(/\n$/, "").split("\n").map((text): Line => ({ kind: added ? "new" : removed ? "gone" : "same", text })));
}

/** How many lines differ: one that was changed counts once. */
export function countOf(lines: readonly Line[]): number {
  const count = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind).length;
  return Math.max(count("gone"), count("new"));
}

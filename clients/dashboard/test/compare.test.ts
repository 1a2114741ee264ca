import { expect, test } from "vitest";
import { countOf, linesOf } from "../src/features/attempts/lines";

test("a changed line is one that went and one that came", () => {
  const lines = linesOf("HTTP/1.1\nretry-after: 1\n", "HTTP/1.1\nretry-after: 2\ndate: x");
  expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["same HTTP/1.1", "gone retry-after: 1", "new retry-after: 2", "new date: x"]);
  expect(countOf(lines)).toBe(2);
});

test("the same texts have no difference, with a line break at the end or without", () => expect(countOf(linesOf("a\nb", "a\nb\n"))).toBe(0));

test("an empty text against another is all new", () => expect(linesOf("", "a").filter(({ kind }) => kind === "new")).toEqual([{ kind: "new", text: "a" }]));

test("large texts that have nothing in common end soon, each as a whole", () => {
  const many = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word} ${i}`).join("\n");
  expect(countOf(linesOf(many("a"), many("b")))).toBe(5_000);
}, 60_000);

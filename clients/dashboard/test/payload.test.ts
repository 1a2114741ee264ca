import { expect, test } from "vitest";
import { formatJson } from "../src/features/payload/format";

const bare = (text: string) => text.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, "");

test.each(["9007199254740993", "1.0", "1e400", "-0", "12345678901234567890.123456789"])("the number %s is shown as it was sent", (number) => {
  expect(formatJson(`{"n":${number}}`)).toContain(`"n": ${number}\n`);
});

test("a name that is there twice stays there twice", () => {
  expect(formatJson('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
});

test("escapes and brackets in texts are left alone", () => {
  expect(formatJson('{"a":"x\\"{[,:]}\\u00e9 y"}')).toContain('"x\\"{[,:]}\\u00e9 y"');
});

test("empty objects and lists stay on one line", () => {
  expect(formatJson('{"a":{},"b":[]}')).toBe('{\n  "a": {},\n  "b": []\n}');
});

test.each(['{"a":', '"half', "[1,2", "plain words", ""])("what is no JSON comes out: %s", (text) => {
  expect(bare(formatJson(text))).toBe(bare(text));
});

test("a thousand levels are formatted without growing by their square", () => {
  const deep = "[".repeat(1000) + "]".repeat(1000);
  expect(formatJson(deep).length).toBeLessThan(200_000);
});

import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../src/app/search";
import { readFilter, toQuery } from "../src/features/deliveries/filter";
import { readPart } from "../src/features/deliveries/page";

test.each(["a b", "a+b", "100%", "a&b=c", "#1", "😀", 'say "hi"', "it's", "ünï"])("the value %s survives the address", (value) => {
  expect(parseSearch(stringifySearch({ source: value }))).toEqual({ source: value });
});

test("a name given twice is a list, given once a word", () => {
  expect(parseSearch("?status=dead&status=retrying&source=github")).toEqual({ status: ["dead", "retrying"], source: "github" });
});

test.each([["pending", "pending"], ["success", "succeeded"], ["failed", "retrying"], ["permanent_failure", "dead"]])("the relay's word %s means %s", (word, status) => {
  expect(readFilter({ status: word }).filter.status).toEqual([status]);
});

test("what is not known is left out and named", () => {
  const { filter, ignored } = readFilter({ status: ["dead", "exploded"], from: "yesterday", since: "9y", source: "x" });
  expect(filter).toMatchObject({ status: ["dead"], from: undefined, since: undefined, source: ["x"] });
  expect(ignored).toEqual(["status=exploded", "since=9y", "from=yesterday"]);
});

test("a length of time is counted back from now", () => {
  expect(toQuery(readFilter({ since: "1h" }).filter, Date.parse("2026-11-30T10:00:00Z"))).toMatchObject({ from: "2026-11-30T09:00:00.000Z" });
});

test.each([["2", 2], ["0", 1], ["-1", 1], ["x", 1], ["1e9", 1000]])("page %s is page %i", (given, page) => {
  expect(readPart({ page: given }).page).toBe(page);
});

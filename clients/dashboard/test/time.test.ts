import { expect, test } from "vitest";
import { absolute, moment, wallClock } from "../src/time/format";
import { fromWallClock } from "../src/time/fromWallClock";
import { duration, relative, span } from "../src/time/relative";

const zones = ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"];
const moments = ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-12-31T23:59:00Z"];

test.each(zones.flatMap((zone) => moments.map((at) => [zone, at] as const)))("what a clock in %s shows at %s is read back as that moment", (zone, at) => {
  expect(fromWallClock(wallClock(new Date(at), zone), zone)?.toISOString()).toBe(new Date(at).toISOString());
});

test("of an hour that comes twice the first is meant, one that is left out is an hour later", () => {
  expect(fromWallClock("2026-10-25T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(fromWallClock("2026-03-29T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test("a time names its zone, which changes with the clocks", () => {
  expect(absolute(new Date("2026-01-01T00:00:00Z"), "UTC")).toBe("2026-01-01 00:00:00 UTC");
  expect(absolute(new Date("2026-07-01T00:00:00Z"), "Europe/Berlin")).toMatch(/^2026-07-01 02:00:00 (CEST|GMT\+2)$/);
});

test.each([null, undefined, "", "soon", NaN])("%s is no moment", (value) => {
  expect(moment(value)).toBeNull();
});

test("lengths are said in their largest unit", () => {
  expect([12_000, 200_000, 7_200_000, 90_000_000, 700_000_000].map(span)).toEqual(["12 s", "3 min", "2 h", "1 d", "1 wk"]);
  expect([0, 0.4, 850, 1_240, 65_000, null, undefined].map(duration)).toEqual(["0 ms", "< 1 ms", "850 ms", "1.24 s", "1 min 5 s", "–", "–"]);
  expect(relative(new Date(5_000), 0)).toBe("in 5 s");
});

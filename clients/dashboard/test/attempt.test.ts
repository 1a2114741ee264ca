import { expect, test } from "vitest";
import { curl } from "../src/features/deliveries/curl";
import { waterfall } from "../src/features/deliveries/waterfall";

test("phases follow each other and end with the total", () => {
  const bars = waterfall({ dns: 2, connect: 3, tls: 5, firstByte: 30, total: 40 });
  expect(bars.map(({ name, start, length }) => [name, start, length])).toEqual([["DNS", 0, 2], ["Connect", 2, 3], ["TLS", 5, 5], ["First byte", 10, 20], ["Rest of the answer", 30, 10]]);
});

test("without an answer all of it is waiting", () => {
  expect(waterfall({ dns: null, connect: null, tls: null, firstByte: null, total: 100 })).toEqual([{ name: "No answer", start: 0, length: 100 }]);
});

test("a command line keeps the body's quotes and leaves out what curl writes itself", () => {
  const line = curl({ url: "https://a.example/x?y=1&z=2", requestHead: "host: a.example\ncontent-length: 9\nwebhook-id: evt_1" }, `{"a":"it's"}`);
  expect(line).toBe(`curl 'https://a.example/x?y=1&z=2' \\\n  -H 'webhook-id: evt_1' \\\n  --data-binary '{"a":"it'\\''s"}'`);
});

import type { Spans } from "./types";

export interface Bar { name: string; start: number; length: number }

/** An attempt's phases one after the other, in milliseconds from its start. `firstByte` counts from the start, the others are lengths. */
export function waterfall({ dns, connect, tls, firstByte, total }: Spans): Bar[] {
  const bars: Bar[] = [];
  let at = 0;
  const add = (name: string, length: number | null) => {
    if (length === null || length <= 0 || at >= total) return;
    bars.push({ name, start: at, length: Math.min(length, total - at) });
    at += length;
  };
  add("DNS", dns);
  add("Connect", connect);
  add("TLS", tls);
  if (firstByte !== null) add("First byte", firstByte - at);
  add(firstByte === null ? "No answer" : "Rest of the answer", total - at);
  return bars;
}

import type { Attempt } from "../deliveries/types";
import { errorWord } from "../deliveries/Outcome";

/** What of an attempt can be compared, as text. The body that was sent is the same for all attempts: it is the event's. */
export const parts: readonly (readonly [title: string, text: (attempt: Attempt) => string])[] = [
  ["Request", ({ url, requestHead }) => `POST ${url}\n${requestHead.trim()}`],
  ["Response status", ({ statusCode, error }) => String(statusCode ?? (error === null ? "no answer" : errorWord(error)))],
  ["Response headers", ({ responseHead }) => responseHead.trim()],
  ["Response body", ({ responseBody }) => pretty(responseBody ?? "")],
];

// One long line of JSON would differ as a whole.
function pretty(text: string): string {
  if (text.includes("\n") || !/^\s*[{[]/.test(text)) return text;
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

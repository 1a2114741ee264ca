export interface Segment {
  readonly text: string;
  readonly href?: string;
}

/** Splits a message into plain text and links. Only http(s) becomes a link; everything else stays the text that it is. */
export function segments(message: string): Segment[] {
  const found: Segment[] = [];
  let from = 0;
  for (const match of message.matchAll(/\bhttps?:\/\/[^\s<>"'`]+/gi)) {
    const text = match[0].replace(/[.,;:!?)\]}]+$/, "");
    const href = safeLink(text);
    if (!href) continue;
    if (match.index > from) found.push({ text: message.slice(from, match.index) });
    found.push({ text, href });
    from = match.index + text.length;
  }
  if (from < message.length) found.push({ text: message.slice(from) });
  return found;
}

function safeLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // https://bank.example@evil.example reads as the bank.
  if (url.username || url.password) return null;
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

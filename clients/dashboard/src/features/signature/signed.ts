import type { Attempt } from "../deliveries/types";

/** What a signature is made of. */
export interface Signed { id: string; timestamp: string; body: Uint8Array }

/** A header of an attempt's request, as it is in the log. */
export function headerOf(requestHead: string, name: string): string | undefined {
  const line = requestHead.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

const encode = (text: string) => new TextEncoder().encode(text);

export function joined(...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.map((part) => (typeof part === "string" ? encode(part) : part));
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of bytes) { all.set(part, at); at += part.length; }
  return all;
}

export const contentOf = ({ id, timestamp, body }: Signed) => joined(`${id}.${timestamp}.`, body);

/**
 * The body that an attempt sent: the payload, or with type and time around it where the endpoint's format is `standard`. Its length in the log
 * says which; null: neither, as of an endpoint whose format was another one.
 */
export function bodyOf({ requestHead }: Pick<Attempt, "requestHead">, payload: Uint8Array, { type, createdAt }: { type: string; createdAt: string }): Uint8Array | null {
  const length = headerOf(requestHead, "content-length");
  if (length === undefined || Number(length) === payload.length) return payload;
  const standard = joined(`{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(createdAt)},"data":`, payload, "}");
  return Number(length) === standard.length ? standard : null;
}

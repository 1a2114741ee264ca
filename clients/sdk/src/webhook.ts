/** A webhook that was not sent by whom it says, or not now. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
}

export interface VerifiedWebhook<T = unknown> {
  /** The same for every attempt: what was done for it need not be done again. */
  id: string;
  sentAt: Date;
  payload: T;
}

export interface VerifyOptions {
  /** Seconds that the sender's clock may differ. Default 300. */
  tolerance?: number;
  now?: () => number;
}

type Headers_ = Headers | Record<string, string | readonly string[] | undefined>;

/**
 * Checks a Standard Webhook: who sent it and when. Give the body as it came, before anything has parsed it.
 * @param secret `whsec_…`, or `whpk_…` for ed25519; several while one replaces the other.
 */
export async function verifyWebhook<T = unknown>(
  headers: Headers_, rawBody: string | Uint8Array | ArrayBuffer, secret: string | readonly string[], options: VerifyOptions = {},
): Promise<VerifiedWebhook<T>> {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => read(headers, name));
  if (!id || !timestamp || !signatures) throw new WebhookError("A webhook has the headers webhook-id, webhook-timestamp and webhook-signature.");
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : NaN;
  const now = (options.now ?? Date.now)() / 1000;
  if (!(Math.abs(now - seconds) <= (options.tolerance ?? 300))) throw new WebhookError("The webhook's time is too far from now.");

  const body = typeof rawBody === "string" ? encode(rawBody) : new Uint8Array(rawBody);
  const signed = join(encode(`${id}.${timestamp}.`), body);
  let isValid = false;
  for (const one of typeof secret === "string" ? [secret] : secret) {
    for (const signature of signatures.split(" ")) isValid = (await matches(one, signature, signed)) || isValid;
  }

  if (!isValid) throw new WebhookError("The webhook's signature is not of this secret.");
  return { id, sentAt: new Date(seconds * 1000), payload: JSON.parse(new TextDecoder().decode(body)) as T };
}

/** WebCrypto compares in constant time. */
async function matches(secret: string, signature: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const isPublic = secret.startsWith("whpk_");
  const [version, value] = signature.split(",", 2);
  const given = decode(value ?? "");
  if (version !== (isPublic ? "v1a" : "v1") || !given) return false;
  const algorithm = isPublic ? { name: "Ed25519" } : { name: "HMAC", hash: "SHA-256" };
  const bytes = decode(secret.replace(/^wh(sec|pk)_/, ""));
  if (!bytes || bytes.length === 0) throw new WebhookError("The secret is whsec_ or whpk_ and base64.");
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm.name, key, given, signed);
}

function read(headers: Headers_, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === "string" ? value : value?.length === 1 ? value[0] : undefined;
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

function decode(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function join(head: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return all;
}

import { joined } from "./signed";

/** Browsers calculate over https and on this machine only. */
export const canSign = () => globalThis.crypto?.subtle !== undefined;

export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try { return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); } catch { return null; }
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

export async function hmac(key: Uint8Array<ArrayBuffer>, content: Uint8Array<ArrayBuffer>): Promise<string> {
  // An empty key is none for WebCrypto; as zeros it is the same one.
  const raw = key.length === 0 ? new Uint8Array(1) : key;
  const made = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", made, content)));
}

/** The keys that a pasted secret may have been taken for: the right one first, then the usual mistakes. */
export function keysOf(secret: string): readonly (readonly [mistake: string | null, key: Uint8Array<ArrayBuffer>])[] {
  const text = secret.trim();
  const bare = text.replace(/^whsec_/, "");
  const decoded = fromBase64(bare);
  return [
    ...(decoded ? [[null, decoded] as const] : []),
    ["the whole text of the secret is the key: cut off whsec_ and decode the rest from base64", joined(text)],
    ["the text after whsec_ is the key: decode it from base64 first", joined(bare)],
  ];
}

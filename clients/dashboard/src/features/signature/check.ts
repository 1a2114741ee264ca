import { fromBase64, hmac, keysOf } from "./hmac";
import { contentOf, joined, type Signed } from "./signed";

/** What the receiver had: what was left empty counts as it was sent. */
export interface Received { secret: string; id: string; timestamp: string; body: Uint8Array | null; signature: string }

export interface Step { name: string; isGood: boolean; text: string }

const tolerance = 300;

/** Goes through a verification step by step, and names the one that breaks. `sent` is the truth: what the attempt was signed over. */
export async function check(sent: Signed, received: Received, now: number): Promise<{ steps: readonly Step[]; signature: string | null }> {
  const steps: Step[] = [];
  const add = (name: string, isGood: boolean, text: string) => void steps.push({ name, isGood, text });
  const secret = received.secret.trim();
  const key = fromBase64(secret.replace(/^whsec_/, ""));
  const isSecret = secret.startsWith("whsec_") && key !== null && key.length >= 16;
  add("Secret", isSecret, isSecret ? `It begins with whsec_ and is ${key.length} bytes of base64.` : secretProblem(secret, key));
  const body = received.body ?? sent.body;
  add("webhook-id", received.id === sent.id, received.id === sent.id ? "As it was sent." : idProblem(received.id, sent.id));
  add("webhook-timestamp", received.timestamp === sent.timestamp, received.timestamp === sent.timestamp ? "As it was sent." : timeProblem(received.timestamp, sent.timestamp));
  const place = firstDifference(body, sent.body);
  add("Body", place === null, place === null ? `All ${body.length.toLocaleString("en")} bytes as they were sent.` : bodyProblem(body, sent.body, place));
  const age = Math.round(now / 1000 - Number(sent.timestamp));
  add("Age", Math.abs(age) <= tolerance, Math.abs(age) <= tolerance ? "Within five minutes." : `Sent ${Math.abs(age).toLocaleString("en")} s ago: a verification now refuses it, rightly, as it must be within ${tolerance} s.`);
  const signature = key === null ? null : `v1,${await hmac(key, contentOf(sent))}`;
  const entries = received.signature.trim().split(/\s+/).filter(Boolean);
  if (entries.length === 0) return { steps, signature };
  const isMatch = signature !== null && entries.includes(signature);
  add("webhook-signature", isMatch, isMatch ? "It is of this secret, over what was sent." : await mismatch(sent, { ...received, body }, entries));
  return { steps, signature };
}

/** Which mistake would have led to one of the signatures. */
async function mismatch(sent: Signed, received: Received & { body: Uint8Array }, entries: readonly string[]): Promise<string> {
  if (!entries.some((entry) => entry.startsWith("v1,"))) return entries.some((entry) => entry.startsWith("v1a,")) ? "It is of ed25519: verify it with the endpoint's public key, whpk_…" : "Its entries begin with v1, and a comma; this one does not.";
  const contents: readonly (readonly [string | null, Uint8Array<ArrayBuffer>])[] = [
    [null, contentOf(sent)],
    ["it is over what you received, which is not what was sent", contentOf({ id: received.id, timestamp: received.timestamp, body: received.body })],
    ["it is over the body alone: put id.timestamp. in front of it", joined(sent.body)],
    ["it is over timestamp.body: the id comes first", joined(`${sent.timestamp}.`, sent.body)],
    ["it is over the body with a line break at its end", joined(contentOf(sent), "\n")],
  ];
  for (const [keyMistake, key] of keysOf(received.secret)) {
    for (const [contentMistake, content] of contents) {
      if ((keyMistake ?? contentMistake) !== null && entries.includes(`v1,${await hmac(key, content)}`)) return `It would match if ${[keyMistake, contentMistake].filter(Boolean).join(", and ")}.`;
    }
  }
  return "It is of another secret: of another endpoint, or one that was rotated away.";
}

const secretProblem = (secret: string, key: Uint8Array | null) => (secret === "" ? "Paste the endpoint's secret." : !secret.startsWith("whsec_") ? "It does not begin with whsec_." : key === null ? "What follows whsec_ is no base64: was it cut off, or a character lost?" : "It is too short: was it cut off?");
const idProblem = (given: string, sent: string) => (given.startsWith("dlv_") ? `${given} is the delivery's id: the signature is over the event's, ${sent}.` : `It was ${sent}.`);
const timeProblem = (given: string, sent: string) => (given === `${sent}000` ? "These are milliseconds: the header has seconds, and is signed as it stands there." : /\D/.test(given) ? `It is the text of the header, ${sent}: not parsed and written again.` : `It was ${sent}.`);

function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  const place = a.findIndex((byte, index) => byte !== b[index]);
  return place >= 0 ? place : a.length === b.length ? null : a.length;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function bodyProblem(given: Uint8Array, sent: Uint8Array, place: number): string {
  const around = (bytes: Uint8Array) => JSON.stringify(text(bytes.subarray(place, place + 12)));
  if (text(given) === `${text(sent)}\n`) return "A line break was added at the end.";
  const isSameJson = withoutSpace(text(given)) === withoutSpace(text(sent));
  const why = isSameJson ? " It is the same JSON, but parsed and written again: verify the raw bytes, before anything parses them." : "";
  return `Byte ${place.toLocaleString("en")} is the first that differs: ${around(given)} for ${around(sent)}; ${given.length.toLocaleString("en")} bytes for ${sent.length.toLocaleString("en")}.${why}`;
}

const withoutSpace = (json: string) => { try { return JSON.stringify(JSON.parse(json)); } catch { return json; } };

import { createPublicKey, verify } from "node:crypto";
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";

// RFC 8410: what stands before the 32 bytes of an ed25519 public key in SubjectPublicKeyInfo.
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");
const tolerance = 5 * 60;

/** Both libraries with one secret, under names of their own. */
export function libraries(secret, name = "") {
  return {
    [`standardwebhooks${name}`]: verifier(new Standard(secret)),
    [`svix${name}`]: verifier(new Svix(secret)),
  };
}

/** `v1a`, which no library has: ed25519 with the public key `whpk_…`. */
export function ed25519(publicKey) {
  const raw = Buffer.from(publicKey.replace(/^whpk_/, ""), "base64");
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: "der", type: "spki" });
  return (body, headers) => {
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) throw new Error("too old or too new");
    const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
    const isSigned = signatures.split(" ").some((entry) => entry.startsWith("v1a,") && verify(null, signed, key, Buffer.from(entry.slice(4), "base64")));
    if (!isSigned) throw new Error("No matching signature found");
  };
}

function verifier(webhook) {
  // The signature is of bytes: what this parser makes of 1e400 does not matter.
  return (body, headers) => webhook.verify(body, headers, { jsonParse: false });
}

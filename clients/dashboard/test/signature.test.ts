import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { check, type Received } from "../src/features/signature/check";
import { curl } from "../src/features/deliveries/curl";
import { bodyOf, type Signed } from "../src/features/signature/signed";
import { snippets } from "../src/features/signature/snippets";

const bytes = (text: string) => new TextEncoder().encode(text);
const key = Buffer.from("0123456789abcdef0123456789abcdef");
const secret = `whsec_${key.toString("base64")}`;
const now = 1_790_000_000_000;
const sent: Signed = { id: "evt_1", timestamp: "1790000000", body: bytes('{"a": 1.0, "text": "caf\u00e9"}') };
const sign = (content: string | Uint8Array, by: string | Buffer = key) => `v1,${createHmac("sha256", by).update(content).digest("base64")}`;
const content = Buffer.concat([Buffer.from("evt_1.1790000000."), sent.body]);
const asked = (part: Partial<Received> = {}, at = now) => check(sent, { secret, id: sent.id, timestamp: sent.timestamp, body: null, signature: sign(content), ...part }, at);
const broken = async (part: Partial<Received>, at?: number) => (await asked(part, at)).steps.filter(({ isGood }) => !isGood).map(({ name, text }) => `${name}: ${text}`).join(" | ");

test("what was sent verifies, also next to the signature of a secret that replaces another", async () => {
  expect(await broken({})).toBe("");
  expect(await broken({ signature: `v1,AAAA ${sign(content)}` })).toBe("");
  expect((await asked()).signature).toBe(sign(content));
});

test.each<readonly [string, Partial<Received>, RegExp]>([
  ["no secret", { secret: "" }, /Secret: Paste/], ["a secret without its beginning", { secret: secret.slice(6) }, /Secret: It does not begin with whsec_/],
  ["a secret that lost a character", { secret: secret.slice(0, -3) }, /no base64/], ["another secret", { secret: `whsec_${Buffer.alloc(32).toString("base64")}` }, /webhook-signature: It is of another secret/],
  ["the secret as text", { signature: sign(content, secret) }, /whole text of the secret is the key: cut off whsec_/], ["the secret not decoded", { signature: sign(content, secret.slice(6)) }, /decode it from base64 first/],
  ["the body alone", { signature: sign(sent.body) }, /over the body alone/], ["no id", { signature: sign(Buffer.concat([Buffer.from("1790000000."), sent.body])) }, /the id comes first/],
  ["the delivery's id", { id: "dlv_a_1" }, /webhook-id: dlv_a_1 is the delivery's id/], ["milliseconds", { timestamp: "1790000000000" }, /These are milliseconds/], ["another time", { timestamp: "1790000001" }, /webhook-timestamp: It was 1790000000/],
  ["a parsed body", { body: bytes('{"a":1,"text":"caf\u00e9"}') }, /Body: Byte 5 is the first that differs.*parsed and written again/], ["a line break more", { body: bytes('{"a": 1.0, "text": "caf\u00e9"}\n') }, /A line break was added/],
  ["a signature without its version", { signature: sign(content).slice(3) }, /begin with v1/], ["ed25519", { signature: "v1a,AAAA" }, /ed25519/],
  ["a signature over what was received", { body: bytes("{}"), signature: sign("evt_1.1790000000.{}") }, /over what you received, which is not what was sent/],
])("%s is named as what breaks", async (_, part, words) => expect(await broken(part)).toMatch(words));

test("an old attempt is refused for its age, and that is said apart", async () => expect(await broken({}, now + 600_000)).toMatch(/^Age: Sent 600 s ago: a verification now refuses it, rightly/));

test("the body is the payload, or has type and time around it, by its length in the log", () => {
  const event = { type: "a.b", createdAt: "2026-11-30T08:00:00+00:00" };
  const standard = '{"type":"a.b","timestamp":"2026-11-30T08:00:00+00:00","data":{}}';
  const text = (length: number) => { const body = bodyOf({ requestHead: `webhook-id: x\ncontent-length: ${length}` }, bytes("{}"), event); return body && new TextDecoder().decode(body); };
  expect([text(2), text(standard.length), text(3)]).toEqual(["{}", standard, null]);
});

test("a command line takes the recalculated signature, and leaves out what the log masks", () => {
  const line = curl({ url: "https://a.example/", requestHead: "webhook-id: evt_1\nwebhook-signature: ***\nx-own: ***\nOrleansNotify-Hops: 1;***" }, "{}", sign(content));
  expect(line).toContain(`-H 'webhook-signature: ${sign(content)}'`);
  expect(line).not.toMatch(/\*\*\*/);
});

test("every language has the same steps: the age, the decoded secret, the id and the time before the body, equal in constant time", () => {
  expect(Object.keys(snippets)).toEqual(["Node.js", "C#", "Python", "Go", "Java", "PHP", "Ruby"]);
  for (const [language, code] of Object.entries(snippets)) for (const part of [/300/, /whsec_/, /base64/i, /sha-?256/i, /v1,/, /FixedTimeEquals|timingSafeEqual|compare_digest|hmac\.Equal|isEqual|hash_equals|secure_compare/]) expect(code, language).toMatch(part);
});

const headers = () => { const at = String(Math.floor(Date.now() / 1000)); return { "webhook-id": "evt_1", "webhook-timestamp": at, "webhook-signature": sign(Buffer.concat([Buffer.from(`evt_1.${at}.`), sent.body])) }; };

test("the code for Node.js accepts what was signed and refuses what was changed", async () => {
  const { verify } = await import(`data:text/javascript,${encodeURIComponent(snippets["Node.js"]!)}`) as { verify: (secret: string, headers: object, body: Uint8Array) => boolean };
  expect([verify(secret, headers(), sent.body), verify(secret, headers(), bytes("{}")), verify(secret, { ...headers(), "webhook-timestamp": "1" }, sent.body)]).toEqual([true, false, false]);
});

const has = (command: string) => { try { execFileSync(command, ["--version"], { stdio: "ignore" }); return true; } catch { return false; } };

test.runIf(has("python3"))("the code for Python does too", () => {
  const run = (body: Uint8Array) => execFileSync("python3", ["-c", `${snippets["Python"]}\nimport json, sys\nprint(verify(${JSON.stringify(secret)}, json.loads(sys.argv[1]), bytes.fromhex(sys.argv[2])))`, JSON.stringify(headers()), Buffer.from(body).toString("hex")]).toString().trim();
  expect([run(sent.body), run(bytes("{}"))]).toEqual(["True", "False"]);
}, 120_000);

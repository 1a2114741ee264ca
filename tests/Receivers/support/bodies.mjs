const letters = ["a", "Z", "ä", "ß", "日本", "\u{1F600}", "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}", "e\u0301", "שלום", "\u202E", "\u2028", "\uFEFF", "<&>", "'", " ", "%00", "$", "\u007F", "\uFFFD"];
const escapes = ["\\n", "\\t", "\\r", "\\b", "\\f", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\u2028", "\\u001f"];
const numbers = ["0", "-0", "1", "-1.50", "1e3", "1E+2", "0.1e-7", "12345678901234567890", "3.141592653589793238462643383", "1e400"];
const plain = ["{}", "\"\"", "[]", "null", "true", "false", "{ }", "[ ]", "{\"\":\"\"}", "[[[[]]]]", ...numbers];

/** Bodies as they stand on the wire, never written anew: the same ones for the same seed. */
export class Bodies {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0 || 1;
  }

  next() {
    const kind = this.#below(6);
    if (kind === 0) return this.#of(plain);
    if (kind === 1) return this.#text(40, letters);
    if (kind === 2) return this.#text(40, [...letters, ...escapes]);
    if (kind === 3) return `[${this.#list(() => this.#of([...numbers, "true", "null", this.#text(3, letters)]))}]`;
    return this.#object(3);
  }

  /** Exactly so many bytes. */
  ofSize(bytes) {
    const text = this.#text(50, letters).slice(1, -1);
    const frame = Buffer.byteLength("{\"text\":\"\"}");
    const copies = Math.floor((bytes - frame) / Math.max(1, Buffer.byteLength(text)));
    const body = text.repeat(copies);
    return `{"text":"${body}${"x".repeat(bytes - frame - Buffer.byteLength(body))}"}`;
  }

  /** Insignificant white space included, as a receiver verifies bytes. */
  #object(depth) {
    const members = this.#list((i) => `"${i}${this.#text(3, letters).slice(1)}${this.#of(["", " "])}:${this.#of(["", "\n  "])}${this.#value(depth)}`);
    return `{${this.#of(["", "\n\t"])}${members}${this.#of(["", "\r\n"])}}`;
  }

  #value(depth) {
    return depth > 0 && this.#below(3) === 0 ? this.#object(depth - 1) : this.#of([...numbers, "{}", "[]", "\"\"", this.#text(10, [...letters, ...escapes])]);
  }

  #list(make) {
    return Array.from({ length: this.#below(5) }, (_, i) => make(i)).join(this.#of([",", ", "]));
  }

  #text(longest, parts) {
    return `"${Array.from({ length: this.#below(longest) }, () => this.#of(parts)).join("")}"`;
  }

  #of(choices) {
    return choices[this.#below(choices.length)];
  }

  #below(limit) {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}

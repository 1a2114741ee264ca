// After vite: compresses what is served, and fails when a page costs more script than the budget allows.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const out = process.env.DASHBOARD_OUT ?? "dist";
// The sign-in needs the first load alone; who is signed in has the shell too, before any page.
const budget = { first: 113 * 1024, signedIn: 124 * 1024, page: 25 * 1024 };
const outside = /routes\/(login|setup|invite|reset)\//;

const sizes = new Map();
for (const name of readdirSync(join(out, "assets"))) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const path = join(out, "assets", name);
  const bytes = readFileSync(path);
  const gzip = gzipSync(bytes, { level: 9 });
  sizes.set(`assets/${name}`, gzip.length);
  writeFileSync(`${path}.gz`, gzip);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));

/** The files of a chunk and of all that it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const weigh = (keys) => [...keys].reduce((sum, key) => sum + (sizes.get(manifest[key].file) ?? 0), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(entry);
const signedIn = closure("src/app/Shell.tsx", new Set(first));
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const over = [];
const report = (name, bytes, most) => {
  console.log(`${kilobytes(bytes).padStart(9)}  ${name}`);
  if (bytes > most) over.push(`${name}: ${kilobytes(bytes)} of script, allowed are ${kilobytes(most)}`);
};
report("first load", weigh(first), budget.first);
report("first load, signed in", weigh(signedIn), budget.signedIn);
/** What is there before a chunk is asked for: the first load, and of a part the page that asks for it, of several the lightest. */
function before(key) {
  const base = outside.test(key) ? first : signedIn;
  const askers = Object.keys(manifest).filter((asker) => asker !== entry && !first.has(asker) && manifest[asker].dynamicImports?.includes(key));
  const loaded = askers.map((asker) => closure(asker, new Set(base))).sort((a, b) => weigh(a) - weigh(b));
  return loaded[0] ?? base;
}

for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)) {
  const there = before(key);
  report(key, weigh([...closure(key)].filter((part) => !there.has(part))), budget.page);
}
if (over.length > 0) {
  console.error(`Over the budget (gzip):\n${over.join("\n")}`);
  process.exit(1);
}

// Makes docs/performance.md and its plots of what bench/all.sh measured. node report.mjs RESULTS DOCS
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { aims, limits } from "./aims.mjs";
import { bars } from "./plot.mjs";

const [results, docs] = process.argv.slice(2);
const read = (file) => existsSync(join(results, file)) ? readFileSync(join(results, file), "utf8").trim() : "";
const lines = (name) => read(`${name}.txt`).split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** One entry a server, each figure the median of its rounds. */
function medians(rows) {
  return [...new Set(rows.map((row) => row.server))].map((server) => {
    const own = rows.filter((row) => row.server === server);
    const of = (pick) => median(own.map(pick));
    return { server, of };
  });
}

function plot(name, title, unit, entries) {
  writeFileSync(join(docs, "images", `performance-${name}.svg`), bars(title, unit, entries));
  return `![${title}](images/performance-${name}.svg)\n`;
}

function starts() {
  const rows = medians(lines("start"));
  if (rows.length === 0) return "Not measured yet by this command; bench/README.md has the figures of earlier runs.\n";
  return [
    "| | first accepted webhook, s | processor time until then, s | idle, % of a core | idle, MB resident |", "|---|---|---|---|---|",
    ...rows.map(({ server, of }) => `| ${server} | ${of((r) => r.seconds)} | ${of((r) => r.cpu)} | ${of((r) => r.idleCpu)} | ${of((r) => r.idleMb)} |`),
    "", plot("start", "Processor time from start to the first accepted webhook", "s", rows.map(({ server, of }) => [server, of((r) => r.cpu)])),
  ].join("\n");
}

function connections() {
  const rows = medians(lines("connect"));
  if (rows.length === 0) return "Not measured yet by this command; bench/README.md has the figures of earlier runs.\n";
  const line = (server, kind, of) => `| ${server} | ${kind} | ${of((r) => r[kind].perSecond)} | ${of((r) => r[kind].p99)} | ${of((r) => r[kind].cpu)} |`;
  return [
    "| | storm | connections/s | p99, ms | processor time each, ms |", "|---|---|---|---|---|",
    ...rows.flatMap(({ server, of }) => ["cold", "warm"].map((kind) => line(server, kind, of))),
    "", "Cold is the first storm of a process, warm the median of those after it.", "",
    plot("connect", "Processor time a connection, warm", "ms", rows.map(({ server, of }) => [server, of((r) => r.warm.cpu)])),
  ].join("\n");
}

function messages() {
  const rows = lines("messages");
  if (rows.length === 0) return "Not measured yet by this command.\n";
  const cells = { flat: ["perSecond", "serverUs", "storeUs"], steady: ["p50", "p99", "serverUs", "storeUs"], priority: ["p50", "p99"], callbacks: ["perSecond", "serverUs", "storeUs"] };
  return [
    "| | scenario | a second | p50, ms | p99, ms | server, µs each | its store, µs each |", "|---|---|---|---|---|---|---|",
    ...Object.entries(cells).flatMap(([scenario, known]) => medians(rows.filter((row) => row.scenario === scenario)).map(({ server, of }) => {
      const shown = ["perSecond", "p50", "p99", "serverUs", "storeUs"].map((cell) => known.includes(cell) ? of((row) => row[cell]) : "");
      return `| ${server} | ${scenario} | ${shown.join(" | ")} |`;
    })), "",
  ].join("\n");
}

const verbatim = (name) => read(`${name}.txt`) ? `\`\`\`\n${read(`${name}.txt`)}\n\`\`\`\n` : "Not measured yet by this command; bench/README.md has the figures of earlier runs.\n";

function section(name, title, body) {
  const when = read(`${name}.date`) ? `Measured ${read(`${name}.date`)}; load of the machine at the end: ${read(`${name}.load`)}.\n\n` : "";
  return `## ${title}\n\n${when}${body}\n${limits[name]}\n`;
}

writeFileSync(join(docs, "performance.md"), `# Performance

Written by \`bench/all.sh\`; [bench/README.md](../bench/README.md) says what each comparison does. A machine of ${cpus().length} processors, on which servers, stores and
clients share the time. Compare rows of one table, which took turns; a load above the number of processors means that other work ran
at the same time, so that times, processor time included, are too long for all rows alike.

## Aims

| aim | state |
|---|---|
${aims.map(([aim, state]) => `| ${aim} | ${state} |`).join("\n")}

${section("start", "Start and idle", starts())}
${section("connect", "Connecting", connections())}
${section("sockets", "Open sockets", verbatim("sockets"))}
${section("accept", "Accepting and pushing", verbatim("accept"))}
${section("deliver", "Delivering", verbatim("deliver"))}
${section("messages", "Handing over messages", messages())}`.trimEnd() + "\n");

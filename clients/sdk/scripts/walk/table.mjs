const columns = ["result", "status", "milliseconds", "route", "what", "note"];
const heads = { milliseconds: "ms" };

/** For people: one line a call, and the sums. */
export function printTable(rows) {
  const texts = [columns.map((column) => heads[column] ?? column), ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...texts.map((row) => row[index].length)));
  for (const row of texts) console.log(row.map((text, index) => (index === columns.length - 1 ? text : text.padEnd(widths[index]))).join("  ").trimEnd());
  const count = (result) => rows.filter((row) => row.result === result).length;
  console.log(`\n${count("ok")} ok, ${count("FAILED")} failed, ${count("skipped")} skipped`);
}

// Processor time as the kernel counts it, in milliseconds.
import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 10;

function stat(id) {
  try {
    // The name in parentheses may have spaces; after it: state, parent, … and the four times.
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) /s, "").split(" ").map(Number);
    return { id: Number(id), parent: fields[1], own: fields[11] + fields[12], ended: fields[13] + fields[14] };
  } catch {
    return null; // It ended meanwhile.
  }
}

/** Of processes with all that they ever started. */
export function cpuOf(ids) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(stat).filter(Boolean);
  // What ended children used is in their parents' times.
  const tree = (one) => one.own + all.filter((child) => child.parent === one.id).reduce((sum, child) => sum + child.ended + tree(child), 0);
  return all.filter((one) => ids.includes(one.id)).reduce((sum, one) => sum + one.ended + tree(one), 0) * MS_PER_TICK;
}

/** Of the whole machine that was not idle, with what its host withheld. */
export function cpuOfMachine() {
  const fields = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).map(Number);
  return [1, 2, 3, 6, 7, 8].reduce((sum, at) => sum + fields[at], 0) * MS_PER_TICK;
}

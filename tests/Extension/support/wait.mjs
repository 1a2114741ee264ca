import { setTimeout as pause } from "node:timers/promises";

/** Waits for a named condition, and says which one never came true. */
export async function eventually(condition, name, patience = 15_000) {
  const deadline = Date.now() + patience;
  let last;
  do {
    try {
      last = await condition();
      if (last) return last;
    } catch (error) {
      last = error;
      if (/The server ended/.test(String(error))) throw error;
    }
    await pause(50);
  } while (Date.now() < deadline);
  throw new Error(`Waited ${patience} ms in vain until ${typeof name === "function" ? name() : name}. Last: ${last}`);
}

/** For what must not happen: watches that a condition stays true for a while. */
export async function stays(condition, name, length = 1500) {
  const end = Date.now() + length;
  do {
    if (!(await condition())) throw new Error(`It did not stay so that ${name}`);
    await pause(50);
  } while (Date.now() < end);
}

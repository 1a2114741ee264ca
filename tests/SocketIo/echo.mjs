import { spawn } from "node:child_process";
import { freePort } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";

export const skip = process.env.ECHO_CMD ? false : "no ECHO_CMD";

/** The echo of the compliance suites: its process and port. */
export async function startEcho(...options) {
  const port = await freePort();
  const echo = spawn("/bin/sh", ["-c", `exec ${process.env.ECHO_CMD} --port ${port} ${options.join(" ")}`], { stdio: ["ignore", "ignore", "inherit"] });
  await eventually(async () => (await fetch(`http://localhost:${port}/engine.io/?EIO=4&transport=polling`).catch(() => null))?.ok, "the echo listens");
  return { process: echo, port };
}

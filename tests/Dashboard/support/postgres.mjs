import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../Extension/support/server.mjs";
import { eventually } from "./wait.mjs";

const versions = "/usr/lib/postgresql";
const binaries = existsSync(versions) ? readdirSync(versions).sort((a, b) => b - a).map((version) => join(versions, version, "bin"))[0] : undefined;

export const hasPostgres = binaries !== undefined;

/** A PostgreSQL of its own with an empty database. It does not run as root. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "dashboard-pg-"));
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"]));
  const user = process.getuid() === 0 ? { uid: id("-u"), gid: id("-g") } : {};
  if (user.uid) chownSync(folder, user.uid, user.gid);
  execFileSync(join(binaries, "initdb"), ["-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...user, cwd: folder, stdio: "ignore" });
  const port = await freePort();
  const server = spawn(join(binaries, "postgres"), ["-D", folder, "-k", folder, "-h", "127.0.0.1", "-p", String(port), "-c", "fsync=off"], { ...user, cwd: folder, stdio: "ignore" });
  await eventually(() => { execFileSync(join(binaries, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)], { stdio: "ignore" }); return true; }, "PostgreSQL answers", 60_000);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

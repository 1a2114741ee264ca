import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modules = here("../../../clients/node_modules");

/** The script of the page, bundled from the clients' sources. */
export function bundle() {
  const out = join(mkdtempSync(join(tmpdir(), "page-")), "page.js");
  execFileSync(join(modules, ".bin/esbuild"), [here("../page/page.tsx"), "--bundle", "--format=iife", "--log-level=error", `--outfile=${out}`], {
    env: { ...process.env, NODE_PATH: modules }, stdio: "inherit",
  });
  return readFileSync(out);
}

/** Somebody's site with that page: its port makes it an origin of its own. */
export async function site(script) {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : '<!doctype html><title>A page</title><body><script src="/page.js"></script>');
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => (server.closeAllConnections(), server.close()) };
}

import { build } from "esbuild";
import { cp, readdir, rm } from "node:fs/promises";

const common = { bundle: true, format: "esm", target: "chrome127", logLevel: "warning" };

if (process.argv.includes("--tests")) {
  await rm("build/tests", { recursive: true, force: true });
  const tests = (await readdir("test")).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    platform: "node",
    target: "node20",
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: "build/tests",
    outExtension: { ".js": ".mjs" },
  });
} else {
  await rm("dist", { recursive: true, force: true });
  await cp("static", "dist", { recursive: true });
  await build({
    ...common,
    entryPoints: { worker: "src/worker/worker.ts", popup: "src/popup/popup.ts", options: "src/options/options.ts" },
    outdir: "dist",
  });
}

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { skip, startEcho } from "./echo.mjs";

// The suites want a pong within 200 ms and three pings within 1 s, which a busy machine does not always allow: only RUNS, by hand, asks for it.
const runs = Number(process.env.RUNS ?? 1);
const pingTimeout = process.env.RUNS ? 200 : 1_000;
const connectTimeout = process.env.RUNS ? 1_000 : 3_000;
const suites = { "engine.io": 25, "socket.io": 32 };
let echo, address;

before(async () => {
  if (skip) return;
  echo = await startEcho("--ping-timeout", pingTimeout, "--connect-timeout", connectTimeout);
  address = `http://localhost:${echo.port}`;
});

after(() => echo?.process.kill());

for (let run = 1; run <= runs; run++) {
  for (const [name, count] of Object.entries(suites)) {
    test(`the public suite of ${name}, run ${run}`, { skip }, async (t) => {
      const results = await suite(name);
      assert.equal(results.length, count);
      for (const result of results) {
        await t.test(result.fullTitle, () => assert.deepEqual(result.err, {}));
      }
    });
  }
}

function suite(name) {
  return new Promise((resolve, reject) => execFile(
    process.execPath, ["node_modules/mocha/bin/mocha.js", "--exit", "--timeout", "10000", "--reporter", "json", `suites/${name}.mjs`],
    { env: { ...process.env, SERVER_URL: address, PING_TIMEOUT: pingTimeout }, maxBuffer: 10_000_000 },
    (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout.slice(stdout.indexOf("{"))).tests);
      } catch (error) {
        reject(new Error(`${error}: ${stdout} ${stderr}`));
      }
    }));
}

// Times the requests of the dashboard. Arguments: store, base, pid, rows, repeats.
import { readFileSync } from 'node:fs';

const [store, base, pid, rows, repeats] = process.argv.slice(2);
const admin = { authorization: 'Bearer bench-operator-of-the-dashboard', 'content-type': 'application/json' };
const tenant = 'list';

async function call(path, options) {
  const answer = await fetch(base + path, options);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`);
  return body && JSON.parse(body);
}

await call(`/v1/admin/tenants/${tenant}`, { method: 'PUT', headers: admin, body: '{"emailDomains":["list.example"]}' });
const made = await call(`/v1/admin/tenants/${tenant}/api-keys`, { method: 'POST', headers: admin, body: '{"name":"bench","scopes":["deliveries","events","endpoints"]}' });
const reader = { authorization: `Bearer ${made.key}` };

const events = Math.floor(rows / 10);
const hex = (number) => number.toString(16).padStart(32, '0');
const newest = Date.now() - 24 * 3600e3 * 1.05;
const day = `from=${new Date(newest - 24 * 3600e3).toISOString()}&to=${new Date(newest).toISOString()}`;
const oldDay = `from=${new Date(newest - 15 * 24 * 3600e3).toISOString()}&to=${new Date(newest - 14 * 24 * 3600e3).toISOString()}`;
const first = await call('/v1/deliveries?limit=50', { headers: reader });
const asked = [
  ['list, newest', '/v1/deliveries?limit=50'],
  ['list, the page after', `/v1/deliveries?limit=50&before=${encodeURIComponent(first.next)}`],
  ['list, dead', '/v1/deliveries?limit=50&status=dead'],
  ['list, dead or retrying, of one source', '/v1/deliveries?limit=50&status=dead&status=retrying&source=source-3'],
  ['list, a rare type', '/v1/deliveries?limit=50&type=type.rare'],
  ['list, succeeded, of a rare source', '/v1/deliveries?limit=50&status=succeeded&source=source-rare'],
  ['list, of a big endpoint, dead', `/v1/deliveries?limit=50&endpoint=ep_${hex(0)}&status=dead`],
  ['list, of a small endpoint', `/v1/deliveries?limit=50&endpoint=ep_${hex(77)}`],
  ['list, of a day two weeks ago', `/v1/deliveries?limit=50&${oldDay}`],
  ['list, pending, of a day', `/v1/deliveries?limit=50&status=pending&${oldDay}`],
  ['events, newest', '/v1/events?limit=50'],
  ['events, a rare type', '/v1/events?limit=50&type=type.rare'],
  ['search, event id', `/v1/deliveries?limit=50&q=evt_${hex(events - 7)}`],
  ['search, a prefix of an event id', `/v1/deliveries?limit=50&q=evt_${hex(events - 7).slice(0, 28)}`],
  ['search, text in a day, many', `/v1/deliveries?limit=50&q=Customer+77&${day}`],
  ['search, text in a day, none', `/v1/deliveries?limit=50&q=nothing-has-this&${day}`],
  ['counts and figures, all', '/v1/deliveries/stats'],
  ['counts and figures, of a day', `/v1/deliveries/stats?${day}`],
  ['counts and figures, of a rare type', '/v1/deliveries/stats?type=type.rare'],
  ['counts and figures, source and type', '/v1/deliveries/stats?source=source-3&type=type.3'],
  ['counts and figures, of a big endpoint', `/v1/deliveries/stats?endpoint=ep_${hex(0)}`],
  ['sources', '/sources'],
  ['one delivery', `/v1/deliveries/${first.items[0].id}`],
  ['endpoints, first page', '/v1/endpoints?limit=50'],
];

const at = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(7);
console.log(`${store}\n    p50     p95    most  rows  bar 100 ms`);
let slow = 0;
for (const [name, path] of asked) {
  const times = [];
  let body;
  for (let i = 0; i <= repeats; i++) {
    const begin = performance.now();
    body = await call(path, { headers: reader });
    if (i > 0) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const isSlow = times[Math.floor(times.length / 2)] > 100;
  slow += isSlow ? 1 : 0;
  console.log(`${at(times, 0.5)} ${at(times, 0.95)} ${at(times, 1)}  ${String(body.items?.length ?? '').padStart(4)}  ${isSlow ? 'MISSED  ' : '        '}${name}`);
}
console.log(`${asked.length - slow} of ${asked.length} within 100 ms at the median`);

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const [before, begin] = [memory(), performance.now()];
let [most, lines, bytes] = [before, 0, 0];
const answer = await fetch(`${base}/v1/deliveries.csv?from=${new Date(newest - 2.6 * 24 * 3600e3 * 1e7 / rows).toISOString()}`, { headers: reader });
if (!answer.ok) throw new Error(`CSV: ${answer.status} ${await answer.text()}`);
for await (const chunk of answer.body) {
  bytes += chunk.length;
  for (let i = chunk.indexOf(10); i >= 0; i = chunk.indexOf(10, i + 1)) lines++;
  most = Math.max(most, memory());
}
console.log(`CSV: ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB in ${((performance.now() - begin) / 1000).toFixed(1)} s; the server's memory ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`);

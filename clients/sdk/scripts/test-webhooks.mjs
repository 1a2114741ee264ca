#!/usr/bin/env node
// Calls every webhook and notification route of a running server once and prints what each answered: --help
import { parseArgs } from "node:util";
import { Api } from "./walk/Api.mjs";
import { signIn } from "./walk/signIn.mjs";
import { notificationSteps } from "./walk/notifications.mjs";
import { printTable } from "./walk/table.mjs";
import { webhookSteps } from "./walk/webhooks.mjs";

const usage = `usage: npm run test-webhooks -- [URL] --api-key KEY [--tenant T] [--session TOKEN | --email ADDRESS]

Sends test orders, payments and notifications to URL (default http://localhost:3000), reads them, and takes the notifications back.
  --api-key  the tenant's, with the scopes events, notifications and settings. Default: the variable API_KEY
  --tenant   default: the one of the key
  --session  a person's token, for what only a person does: mark as read, mark all
  --email    signs that person in, by the code that a development server shows. Default: test-webhooks@codingninjas.com
A new webhook secret is generated; the one before is accepted for a day. Settings are changed and put back. Ends with 1 when a call fails.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "api-key": { type: "string", default: process.env.API_KEY ?? "" }, tenant: { type: "string" }, session: { type: "string" },
    email: { type: "string", default: "test-webhooks@codingninjas.com" }, help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help || !values["api-key"]) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const api = new Api(positionals[0] ?? "http://localhost:3000", values["api-key"], values.tenant);
const session = values.session ?? (await signIn(api, values.email));
await webhookSteps(api);
await notificationSteps(api, session);
printTable(api.rows);
process.exitCode = api.rows.some((row) => row.result === "FAILED") ? 1 : 0;

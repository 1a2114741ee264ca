// A small server with the same contract, for what a sound server does too seldom to test: resets, slow sockets, silence.
// Starts like the real one (PORT, DATA_DIR, WEBHOOK_TOKEN); `POST /fake` makes it misbehave.
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { WebSocketServer } from "ws";

const { PORT, DATA_DIR, WEBHOOK_TOKEN } = process.env;
const file = join(DATA_DIR, "fake.jsonl");
let epoch = "epoch-1", log = [], isSilent = false;
const sessions = new Map(), challenges = new Map(), mail = [], read = new Set(), sockets = new Map();

const apply = {
  event: (event) => log.push(event),
  session: ({ token, email }) => sessions.set(token, email),
  leave: ({ token }) => sessions.delete(token),
  read: ({ id }) => read.add(id),
};
function record(kind, value) {
  appendFileSync(file, JSON.stringify([kind, value]) + "\n");
  apply[kind](value);
}
if (existsSync(file)) for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) apply[JSON.parse(line)[0]](JSON.parse(line)[1]);

const head = () => log.at(-1)?.seq ?? 0;
const mine = (email) => log.filter(({ payload }) => payload.type !== "private" || payload.email === email);
const unread = (email) => mine(email).filter(({ id }) => !read.has(id)).length;
const send = (socket, frame) => isSilent || socket.send(JSON.stringify(frame));
const sendEvent = (socket, { id, seq, sentAt, payload }) => send(socket, { ...payload, id, seq, sentAt });
const replay = (socket, email, since) => mine(email).filter(({ seq }) => seq > since).forEach((event) => sendEvent(socket, event));
const toAll = (frame) => sockets.forEach((email, socket) => send(socket, { ...frame, unread: unread(email) }));

const routes = {
  "POST /v1/auth/otp/request": ({ body }) => {
    if (!body.email?.endsWith("@codingninjas.com")) return problem(400, "email_not_allowed", "Only addresses at codingninjas.com can sign in.");
    const challengeId = randomUUID(), code = "042137";
    challenges.set(challengeId, { ...body, code });
    mail.push({ to: body.email, subject: "Your code", text: `Your code is ${code}.`, html: "", sentAt: new Date().toISOString() });
    return [202, { challengeId, expiresAt: new Date(Date.now() + 300_000).toISOString() }];
  },
  "POST /v1/auth/otp/verify": ({ body }) => {
    if (challenges.get(body.challengeId)?.code !== body.code) return problem(400, "code_invalid", "That code is wrong or has expired.");
    const token = randomUUID();
    record("session", { token, email: body.email });
    return [200, { token, email: body.email, expiresAt: new Date(Date.now() + 864e5).toISOString() }];
  },
  "POST /v1/auth/logout": ({ token }) => (record("leave", { token }), [204]),
  "GET /v1/inbox": ({ email, query }) => {
    const before = Number(query.get("before") ?? Infinity), limit = Number(query.get("limit"));
    const all = mine(email).filter(({ seq }) => seq < before).reverse(), items = all.slice(0, limit);
    return [200, {
      items: items.map(({ payload, ...event }) => ({ ...event, type: payload.type, payload, read: read.has(event.id) })),
      nextBefore: all.length > limit ? items.at(-1).seq : null, unread: unread(email), seq: head(),
    }];
  },
  "GET /v1/inbox/count": ({ email }) => [200, { unread: unread(email) }],
  "POST /v1/inbox/read": ({ email, body }) => {
    const ids = body.ids ?? mine(email).filter(({ seq }) => seq <= body.upTo).map(({ id }) => id);
    ids.forEach((id) => record("read", { id }));
    toAll({ type: "inbox", seq: head(), version: 1 });
    return [200, { unread: unread(email) }];
  },
  "POST /webhook": ({ token, body }) => {
    if (token !== WEBHOOK_TOKEN) return [401, { error: "Unauthorized: Missing or invalid Bearer token" }];
    record("event", { id: `evt_${epoch}_${head() + 1}`, seq: head() + 1, sentAt: new Date().toISOString(), payload: body });
    sockets.forEach((email, socket) => mine(email).includes(log.at(-1)) && !body.quiet && sendEvent(socket, log.at(-1)));
    return [200, { message: "Webhook received successfully" }];
  },
  "GET /dev/mail.json": ({ query }) => [200, mail.filter(({ to }) => to === query.get("to"))],
  "GET /ping": () => [200, { status: "alive" }],
  "GET /fake": () => [200, { sockets: sockets.size }],
  "POST /fake": ({ body }) => (misbehave[body.do](body), [204]),
};
const misbehave = {
  slow: () => toAll({ type: "resume", since: head(), seq: head() }),
  repeat: () => sockets.forEach((email, socket) => replay(socket, email, 0)),
  say: ({ frame }) => sockets.forEach((_, socket) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame))),
  silence: ({ on }) => (isSilent = on),
  newLog: ({ events }) => {
    epoch = "epoch-2";
    log = [];
    events.forEach((body) => routes["POST /webhook"]({ token: WEBHOOK_TOKEN, body: { ...body, quiet: true } }));
    sockets.forEach((_, socket) => socket.close(1012));
  },
  revoke: () => (sessions.clear(), sockets.forEach((_, socket) => socket.close(4001, "session revoked"))),
};
const problem = (status, code, detail) => [status, { code, title: code, detail, requestId: "r" }];

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://x"), chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const token = request.headers.authorization?.slice(7), email = sessions.get(token);
  const route = routes[`${request.method} ${url.pathname}`];
  const isOpen = !url.pathname.startsWith("/v1/inbox") || email;
  const [status, body] = !route ? [404] : !isOpen ? problem(401, "unauthorized", "Sign in first.")
    : route({ query: url.searchParams, token, email, body: chunks.length ? JSON.parse(Buffer.concat(chunks)) : {} });
  response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
  response.end(body && JSON.stringify(body));
});
new WebSocketServer({ server, path: "/ws", verifyClient: ({ req }) => sessions.has(new URL(req.url, "http://x").searchParams.get("token")) })
  .on("connection", (socket, request) => {
    const query = new URL(request.url, "http://x").searchParams, email = sessions.get(query.get("token"));
    sockets.set(socket, email);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (text) => {
      const frame = JSON.parse(text);
      if (frame.type === "ping") send(socket, { type: "pong" });
      if (frame.type === "resume") replay(socket, email, frame.since);
    });
    send(socket, { type: "welcome", seq: head(), epoch, unread: unread(email) });
    if (!query.has("since")) return;
    if (query.get("epoch") !== epoch) send(socket, { type: "reset", seq: head(), epoch, oldest: 1, unread: unread(email) });
    else replay(socket, email, Number(query.get("since")));
  });
server.listen(PORT, "127.0.0.1");

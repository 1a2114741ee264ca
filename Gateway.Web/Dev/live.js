// A small client of the same protocol that the extension speaks, to see the server at work.
let session = JSON.parse(sessionStorage.getItem("session") ?? "null");
let position = null; // Of this page's life: a reload of the page reads the inbox anew.
let unread = 0;
let countAfter = 0; // `unread` includes every event up to this seq.
let socket = null;
let attempt = 0;
let answerTimer;
const items = new Map();

const $ = (id) => document.getElementById(id);
function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

// Sign-in

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  if (session) headers.Authorization = `Bearer ${session.token}`;
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  const problem = text.startsWith("{") ? JSON.parse(text) : {};
  const wait = response.headers.get("Retry-After");
  throw new Error(`${problem.detail ?? problem.title ?? `Status ${response.status}`}${wait ? ` (in ${wait} s)` : ""}`);
}

async function signIn(email) {
  $("log").replaceChildren();
  const older = (await mailTo(email)).at(-1)?.sentAt; // Its code is not the one that we ask for.
  const { challengeId } = await call("POST", "/v1/auth/otp/request", { email });
  log(`Asked for a code for ${email}.`);
  const code = await newCode(email, older);
  log(`Read the code ${code} from the captured mail (see “Mail”). In production it would be in your mailbox.`);
  session = await call("POST", "/v1/auth/otp/verify", { challengeId, email, code });
  log("Exchanged it for a session token.");
  sessionStorage.setItem("session", JSON.stringify(session));
  showSession();
  connect();
}

const mailTo = (email) => call("GET", `/dev/mail.json?to=${encodeURIComponent(email)}`);

async function newCode(email, older) {
  for (let tries = 0; tries < 50; tries++) {
    const newest = (await mailTo(email)).at(-1);
    const code = newest && newest.sentAt !== older && /\b\d{6}\b/.exec(newest.text)?.[0];
    if (code) return code;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("No mail was captured within ten seconds.");
}

async function signOut() {
  await call("POST", "/v1/auth/logout").catch(() => undefined);
  leave();
}

function leave() {
  session = position = null;
  sessionStorage.removeItem("session");
  items.clear();
  unread = countAfter = 0;
  $("log").replaceChildren();
  hangUp();
  showSession();
  show();
}

function log(text) {
  $("log").append(element("li", "", text));
}

// The socket

function connect() {
  if (!session || socket) return;
  const address = new URL("/ws", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.search = new URLSearchParams({ token: session.token, ...(position && { since: position.seq, epoch: position.epoch }) });
  const mine = (socket = new WebSocket(address));
  let frames = Promise.resolve();
  state("waiting", "Connecting");
  expectAnswer();
  mine.onmessage = ({ data }) => {
    clearTimeout(answerTimer);
    frames = frames.then(() => socket === mine && apply(JSON.parse(data))).catch(retry);
  };
  mine.onclose = ({ code }) => (code === 4001 ? leave() : retry());
}

function expectAnswer() {
  clearTimeout(answerTimer);
  answerTimer = setTimeout(retry, 10_000);
}

function hangUp() {
  clearTimeout(answerTimer);
  if (socket) socket.onmessage = socket.onclose = null;
  socket?.close();
  socket = null;
}

function retry() {
  hangUp();
  state("waiting", "Reconnecting");
  setTimeout(connect, Math.random() * Math.min(30_000, 500 * 2 ** attempt++));
}

setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send('{"type":"ping"}');
  expectAnswer();
}, 15_000);

async function apply(frame) {
  if (typeof frame.id === "string") return applyEvent(frame);
  if (frame.type === "welcome") await welcome(frame);
  else if (frame.type === "reset") await loadInbox(frame);
  else if (frame.type === "inbox") await refresh();
  else if (frame.type === "resume") socket.send(JSON.stringify({ type: "resume", since: position.seq }));
  show();
}

async function welcome(frame) {
  attempt = 0;
  state("online", "Live");
  if (!position || position.epoch !== frame.epoch) return loadInbox(frame);
  [unread, countAfter] = [frame.unread, frame.seq];
}

async function loadInbox({ seq, epoch }) {
  items.clear();
  await refresh();
  position = { seq, epoch };
  countAfter = Math.max(countAfter, seq);
}

async function refresh() {
  const page = await call("GET", "/v1/inbox?limit=20");
  for (const item of page.items) items.set(item.id, item);
  [unread, countAfter] = [page.unread, page.items[0]?.seq ?? 0];
}

function applyEvent({ id, seq, sentAt, type, ...payload }) {
  if (seq <= position.seq) return;
  if (!items.has(id)) items.set(id, { id, seq, sentAt, type, payload, read: false });
  if (seq > countAfter) unread++;
  position = { ...position, seq };
  show();
}

// What is seen

function state(name, words) {
  $("connection").dataset.state = name;
  $("connection").textContent = words;
}

function showSession() {
  $("sign-in").hidden = session !== null;
  $("signed-in").hidden = session === null;
  $("who").textContent = session?.email ?? "";
  if (!session) state("off", "Signed out");
  showCommands();
}

function show() {
  const newest = [...items.values()].sort((a, b) => b.seq - a.seq).slice(0, 100);
  $("items").replaceChildren(...newest.map(itemView));
  $("empty").hidden = newest.length > 0;
  $("empty").textContent = session ? "Nothing yet. Paste a command from the left." : "Sign in, then send something.";
  $("unread").hidden = $("all-read").hidden = unread === 0;
  $("unread").textContent = `${unread} unread`;
}

function itemView({ seq, type, payload, sentAt, read }) {
  const view = element("li", read ? "item" : "item unread");
  const meta = element("div", "meta");
  meta.append(element("span", "kind", type), ` · ${new Date(sentAt).toLocaleTimeString()} · seq ${seq}`);
  if (["sale_made", "private"].includes(type)) meta.firstChild.classList.add(type);
  view.append(meta, element("div", "words", words(type, payload)));
  return view;
}

function words(type, { type: _, ...payload }) {
  if (type === "sale_made") return `${payload.bdeName} made a sale: ${payload.product} (${payload.managerName})`;
  return typeof payload.message === "string" ? payload.message : JSON.stringify(payload, null, 2);
}

async function showCommands() {
  const { webhookToken, address } = await call("GET", "/dev/info.json");
  const events = {
    "To everyone": { type: "notification", message: "Team meeting at 3 PM" },
    "A sale": { type: "sale_made", bdeName: "Chinmay Ramraika", product: "Job Bootcamp Data Analytics", managerName: "Business Team" },
    "Only to you": session && { type: "private", email: session.email, message: "Reminder: Submit your report" },
  };
  $("commands").replaceChildren(...Object.entries(events).filter(([, event]) => event).map(([title, event]) => {
    const json = JSON.stringify(event).replaceAll("'", "'\\''");
    return commandView(title, `curl -X POST ${address}/webhook -H "Authorization: Bearer ${webhookToken}" -H "Content-Type: application/json" -d '${json}'`);
  }));
}

function commandView(title, command) {
  const view = element("div", "command");
  const head = element("div", "row spread");
  const copy = element("button", "plain", "Copy");
  copy.type = "button";
  copy.setAttribute("aria-label", `Copy the command: ${title}`);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 1500);
  });
  head.append(element("h3", "", title), copy);
  view.append(head, element("pre", "", command));
  return view;
}

async function attemptTo(action) {
  $("problem").hidden = true;
  try {
    await action();
  } catch (error) {
    $("problem").textContent = error.message;
    $("problem").hidden = false;
  }
}

$("email").value = session?.email ?? "you@codingninjas.com";
$("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  event.submitter && (event.submitter.disabled = true);
  await attemptTo(() => signIn($("email").value.trim().toLowerCase()));
  event.submitter && (event.submitter.disabled = false);
});
$("sign-out").addEventListener("click", () => attemptTo(signOut));
$("all-read").addEventListener("click", () => attemptTo(async () => {
  await call("POST", "/v1/inbox/read", { upTo: Math.max(...[...items.values()].map(({ seq }) => seq)) });
  await refresh();
  for (const item of items.values()) item.read = true;
  show();
}));

showSession();
show();
connect();

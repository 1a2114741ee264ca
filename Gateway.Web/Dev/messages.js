// Lists the messages that a development server keeps instead of sending.
const $ = (id) => document.getElementById(id);
const names = { email: "E-mail", sms: "SMS", whatsapp: "WhatsApp", push: "Push" };
let shown = "";

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

async function refresh() {
  const query = new URLSearchParams();
  for (const name of ["to", "channel"]) {
    const value = $(name).value.trim();
    if (value) query.set(name, value);
  }
  try {
    const response = await fetch(`/dev/messages.json?${query}`);
    if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
    show(await response.text());
    $("problem").hidden = true;
  } catch (error) {
    $("problem").textContent = error.message;
    $("problem").hidden = false;
  }
}

/** Left alone when nothing changed, so that an opened HTML part stays open. */
function show(json) {
  if (json === shown) return;
  shown = json;
  const messages = JSON.parse(json).reverse();
  $("messages").replaceChildren(...messages.map((message) => (message.channel === "email" ? mailView(message) : bubbleView(message))));
  $("empty").hidden = messages.length > 0;
}

function factsView(facts) {
  const list = document.createElement("dl");
  for (const [name, value] of facts) {
    list.append(element("dt", "", name), element("dd", "", value));
  }
  return list;
}

function mailView({ to, subject, text, html, sentAt }) {
  const view = element("article", "card mail");
  const facts = [["E-mail to", to], ["Subject", subject], ["Sent", new Date(sentAt).toLocaleString()]];
  view.append(factsView(facts), element("pre", "", text));
  if (html) view.append(htmlPart(html));
  return view;
}

function bubbleView({ channel, to, subject, text, sentAt, note }) {
  const view = element("article", `card mail ${channel}`);
  const facts = [[`${names[channel]} to`, to], ["Sent", new Date(sentAt).toLocaleString()]];
  if (note) facts.push(["Note", note]);
  const bubble = element("div", "bubble");
  if (subject) bubble.append(element("strong", "", subject));
  bubble.append(element("pre", "", text));
  view.append(factsView(facts), bubble);
  return view;
}

function htmlPart(html) {
  const details = document.createElement("details");
  details.append(element("summary", "", "HTML part"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.sandbox = ""; // No scripts, no forms, no origin, no way out.
    frame.title = "HTML part of the mail";
    frame.srcdoc = html;
    details.append(frame);
  });
  return details;
}

let typing;
$("to").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(refresh, 250);
});
$("channel").addEventListener("change", refresh);
$("filter").addEventListener("submit", (event) => event.preventDefault());
if (location.pathname === "/dev/mail") $("channel").value = "email";
setInterval(() => document.visibilityState === "visible" && refresh(), 2000);
refresh();

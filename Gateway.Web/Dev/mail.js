// Lists the mail that a development server keeps instead of sending.
const $ = (id) => document.getElementById(id);
let shown = "";

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

async function refresh() {
  const to = $("to").value.trim();
  try {
    const response = await fetch(to ? `/dev/mail.json?to=${encodeURIComponent(to)}` : "/dev/mail.json");
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
  const mails = JSON.parse(json).reverse();
  $("mails").replaceChildren(...mails.map(mailView));
  $("empty").hidden = mails.length > 0;
}

function mailView({ to, subject, text, html, sentAt }) {
  const view = element("article", "card mail");
  const facts = document.createElement("dl");
  for (const [name, value] of [["To", to], ["Subject", subject], ["Sent", new Date(sentAt).toLocaleString()]]) {
    facts.append(element("dt", "", name), element("dd", "", value));
  }
  view.append(facts, element("pre", "", text));
  if (html) view.append(htmlPart(html));
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
$("filter").addEventListener("submit", (event) => event.preventDefault());
setInterval(() => document.visibilityState === "visible" && refresh(), 2000);
refresh();

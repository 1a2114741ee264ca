// Draws what /cluster/state.json says, once a second.
const every = 1000;
const part = (id) => document.getElementById(id);

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const number = (value) => value.toLocaleString("en-GB");
const known = (value, show) => (value === null || value === undefined ? "–" : show(value));

function age(since, now) {
  const seconds = Math.max(0, Math.round((new Date(now) - new Date(since)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

function carries(member) {
  if (member.role === "gateway") return known(member.sockets, (value) => `${number(value)} ${value === 1 ? "socket" : "sockets"}`);
  return member.role === "silo" ? known(member.grains, (value) => `${number(value)} ${value === 1 ? "grain" : "grains"}`) : "–";
}

const lag = (seconds) => (seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`);
const megabytes = (bytes) => `${Math.round(bytes / 1048576)} MB`;

// Ready is good, what ends or is gone is bad, all else passes.
const mood = (member) => (member.isReady ? "good" : ["down", "silent", "stopped"].includes(member.state) ? "bad" : "wait");

function cell(label, text, kind = "number") {
  return element("td", text, { "data-label": label, class: kind });
}

function row(member, now) {
  const made = document.createElement("tr");
  made.append(element("th", member.name, { scope: "row" }));
  const state = cell("State", "", "state");
  state.append(element("span", member.state, { class: `pill ${mood(member)}` }));
  made.append(
    state,
    cell("Since", age(member.since, now)),
    cell("Process", known(member.processId, String)),
    cell("Port", String(member.port)),
    cell("Carries", carries(member)),
    cell("Lag", known(member.lag, lag)),
    cell("Memory", known(member.memory, megabytes)),
    cell("Restarts", String(member.restarts)));
  return made;
}

function sums(members) {
  const of = (role) => members.filter((member) => member.role === role);
  const up = (list) => `${list.filter((member) => member.isReady).length} of ${list.length}`;
  const said = (name) => members.map((member) => member[name]).filter((value) => value !== null && value !== undefined);
  const total = (name) => (said(name).length === 0 ? "–" : number(said(name).reduce((sum, value) => sum + value, 0)));
  return [
    ["Silos ready", up(of("silo"))],
    ["Gateways ready", up(of("gateway"))],
    ["Open sockets", total("sockets")],
    ["Active grains", total("grains")],
    ["Longest lag", said("lag").length === 0 ? "–" : lag(Math.max(...said("lag")))],
  ];
}

function overall(text, kind) {
  part("overall").textContent = text;
  part("overall").className = `pill ${kind}`;
}

function draw(state) {
  const unready = state.members.filter((member) => !member.isReady);
  if (unready.length === 0) overall("everything is ready", "good");
  else overall(`${unready.map((member) => member.name).join(", ")} not ready`, unready.some((member) => mood(member) === "bad") ? "bad" : "wait");
  part("store").textContent = state.store;
  part("sums").replaceChildren(...sums(state.members).map(([name, value]) => {
    const made = document.createElement("div");
    made.append(element("dt", name), element("dd", value));
    return made;
  }));
  part("members").replaceChildren(...state.members.map((member) => row(member, state.now)));
  part("happened").replaceChildren(...state.happened.map((one) => {
    const made = document.createElement("li");
    made.append(element("time", new Date(one.at).toLocaleTimeString("en-GB"), { datetime: one.at }), element("span", one.text));
    return made;
  }));
}

async function refresh() {
  try {
    const answer = await fetch("/cluster/state.json", { signal: AbortSignal.timeout(3000) });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    draw(await answer.json());
    document.body.classList.remove("stale");
  } catch {
    overall("no answer: the cluster has ended, or is ending", "bad");
    document.body.classList.add("stale");
  }
  setTimeout(refresh, every);
}

refresh();

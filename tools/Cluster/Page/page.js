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
    cell("Sockets", known(member.sockets, number)),
    cell("Grains", known(member.grains, number)),
    cell("Lag", known(member.lag, lag)),
    cell("Memory", known(member.memory, megabytes)),
    cell("Restarts", String(member.restarts)));
  return made;
}

function sums(state) {
  const of = (role) => state.members.filter((member) => member.role === role);
  const up = (list) => `${list.filter((member) => member.isReady).length} of ${list.length}`;
  const lags = state.members.map((member) => member.lag).filter((value) => value !== null);
  return [
    ["Silos ready", up(of("silo"))],
    ["Gateways ready", up(of("gateway"))],
    ["Open sockets", known(state.sockets, number)],
    ["Active grains", known(state.grains, number)],
    ["Deliveries due", known(state.queues, (queues) => number(queues.due))],
    ["Longest lag", lags.length === 0 ? "–" : lag(Math.max(...lags))],
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
  part("sums").replaceChildren(...sums(state).map(([name, value]) => {
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

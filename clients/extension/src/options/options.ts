import { byId, showError } from "../popup/dom.ts";
import { checkAddress, defaultAddress, isThisMachine, originPattern } from "../server/address.ts";
import { ask } from "../worker/commands.ts";
import { State } from "../worker/state.ts";

const input = byId<HTMLInputElement>("address");

async function save(): Promise<string | null> {
  const checked = checkAddress(input.value);
  if ("problem" in checked) return checked.problem;

  // First of all that is awaited: Chrome asks only right after a click.
  if (!(await mayTalkTo(checked.address))) return "Chrome needs your permission to talk to this server. Save again and allow it.";

  const before = (await State.load()).now.server;
  const outcome = await ask({ do: "useServer", address: checked.address });
  if (!outcome.ok) return outcome.message;
  input.value = checked.address;
  if (originPattern(before) !== originPattern(checked.address)) await giveBack(before);
  return null;
}

/** Only this one origin, only when it is needed: installing the extension grants nothing beyond this machine. */
async function mayTalkTo(address: string): Promise<boolean> {
  if (isThisMachine(new URL(address))) return true;
  return chrome.permissions.request({ origins: [originPattern(address)] });
}

async function giveBack(address: string): Promise<void> {
  if (!isThisMachine(new URL(address))) await chrome.permissions.remove({ origins: [originPattern(address)] });
}

async function show(): Promise<void> {
  const { session, server } = (await State.load()).now;
  if (document.activeElement !== input) input.value = server;
  byId("who").textContent = session?.email ?? "Nobody. Sign in from the toolbar button.";
  byId("extension-id").textContent = chrome.runtime.id;
  byId("version").textContent = chrome.runtime.getManifest().version;
}

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("saved").textContent = "";
  const problem = await save();
  showError(byId("problem"), problem);
  input.setAttribute("aria-invalid", String(problem !== null));
  if (problem) input.focus();
  else byId("saved").textContent = "Saved";
});
byId("reset").addEventListener("click", () => {
  input.value = defaultAddress;
  input.focus();
});
chrome.storage.onChanged.addListener(() => void show());
void show();

import { Problem } from "../api/problem.ts";
import { App } from "./app.ts";
import type { Command, Outcome } from "./commands.ts";

// Listeners are registered before anything is awaited: Chrome wakes a stopped worker only for those.
const app = App.start();

const wake = async (): Promise<void> => (await app).wake();
chrome.runtime.onInstalled.addListener(() => void wake());
chrome.runtime.onStartup.addListener(() => void wake());
chrome.alarms.onAlarm.addListener(() => void wake());

chrome.runtime.onMessage.addListener((command: Command, sender, respond: (outcome: Outcome) => void) => {
  if (sender.id !== chrome.runtime.id) return false;

  void carryOut(command).then(respond);
  return true;
});

chrome.notifications.onClicked.addListener((id) => {
  void chrome.notifications.clear(id);
  // Refused where no browser window is open.
  chrome.action.openPopup().catch((error: unknown) => console.warn("The popup did not open", error));
});

async function carryOut(command: Command): Promise<Outcome> {
  try {
    await (await app).carryOut(command);
    return { ok: true };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, message: error.message, code: error.code, retryAfter: error.retryAfter };
    console.error(command.do, error);
    return { ok: false, message: "Something went wrong in the extension. Try again.", code: "internal", retryAfter: null };
  }
}

import type { ConnectionState } from "../live/connection.ts";
import { pendingCode } from "../worker/signIn.ts";
import { State } from "../worker/state.ts";
import { showConnection } from "./connectionView.ts";
import { byId } from "./dom.ts";
import { attempt, showList, startList } from "./listView.ts";
import { showCodeView, showEmailView, startSignIn } from "./signInViews.ts";

type View = "email-view" | "code-view" | "list-view";
let shown: View | null = null;

async function render(): Promise<void> {
  const { now } = await State.load();
  const { connection } = await chrome.storage.session.get({ connection: { state: "connecting" } });
  showConnection(connection as ConnectionState);

  if (now.session) {
    show("list-view");
    showList(now);
    return;
  }
  showConnection({ state: "signedOut" });
  const pending = await pendingCode();
  if (pending) {
    if (show("code-view")) showCodeView(pending);
  } else if (show("email-view")) {
    showEmailView(now);
  }
}

/** @returns Whether another view was shown before: only then does focus move. */
function show(view: View): boolean {
  const isNew = shown !== view;
  shown = view;
  for (const id of ["email-view", "code-view", "list-view"]) byId(id).hidden = id !== view;
  return isNew;
}

let rendering = Promise.resolve();
function renderNext(): void {
  rendering = rendering.then(render);
}

startSignIn();
startList();
byId("settings").addEventListener("click", () => void chrome.runtime.openOptionsPage());
chrome.storage.onChanged.addListener(renderNext);
renderNext();
void rendering.then(() => attempt({ do: "popupOpened" }));

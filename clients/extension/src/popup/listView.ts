import type { InboxItem } from "../inbox/item.ts";
import { ask, type Command } from "../worker/commands.ts";
import type { Stored } from "../worker/state.ts";
import { byId, showError } from "./dom.ts";
import { itemView, refreshTime } from "./itemView.ts";

const list = byId<HTMLUListElement>("items");
const unread = byId("unread");
let newestShown: number | null = null;

export function startList(): void {
  onClick("all-read", { do: "markAllRead" });
  onClick("more", { do: "loadMore" });
  onClick("sign-out", { do: "signOut" });
  setInterval(() => views().forEach((view) => refreshTime(view, Date.now())), 30_000);
}

export function showList(state: Stored): void {
  const items = state.items ?? [];
  unread.textContent = state.unread > 0 ? `${state.unread} unread` : "Notifications";
  byId("who").textContent = state.session?.email ?? "";
  byId("loading").hidden = state.items !== null;
  byId("empty").hidden = state.items === null || items.length > 0;
  byId("more").hidden = state.nextBefore === null;
  byId<HTMLButtonElement>("all-read").disabled = state.unread === 0;
  showItems(items);
  tellNew(items);
}

/** Touches only what changed, so that focus and scroll position stay with the reader. */
function showItems(items: readonly InboxItem[]): void {
  const before = new Map(views().map((view) => [view.dataset["id"], view]));
  let place = list.firstElementChild;
  for (const item of items) {
    const old = before.get(item.id);
    before.delete(item.id);
    const isSame = old?.dataset["read"] === String(item.isRead);
    const view = isSame && old ? old : itemView(item, markRead);
    if (old && !isSame) {
      const hadFocus = old.contains(document.activeElement);
      if (old === place) place = view;
      old.replaceWith(view);
      if (hadFocus) view.focus();
    }
    if (view === place) place = place.nextElementSibling;
    else list.insertBefore(view, place);
  }
  for (const gone of before.values()) gone.remove();
}

function tellNew(items: readonly InboxItem[]): void {
  const newest = items[0];
  if (newestShown !== null && newest && newest.seq > newestShown) byId("live").textContent = `New: ${newest.title}. ${newest.body}`;
  newestShown = newest?.seq ?? newestShown ?? 0;
}

function views(): HTMLElement[] {
  return [...list.children] as HTMLElement[];
}

function markRead(id: string): void {
  void attempt({ do: "markRead", id });
}

function onClick(id: string, command: Command): void {
  const button = byId<HTMLButtonElement>(id);
  button.addEventListener("click", async () => {
    button.disabled = true;
    await attempt(command);
    button.disabled = command.do === "markAllRead" && !document.querySelector(".item.unread");
    if (button.disabled) unread.focus();
  });
}

export async function attempt(command: Command): Promise<void> {
  const outcome = await ask(command);
  showError(byId("list-error"), outcome.ok ? null : outcome.message);
}

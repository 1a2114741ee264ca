import type { InboxItem } from "../inbox/item.ts";
import { segments } from "../inbox/links.ts";
import { fullTime, relativeTime } from "../inbox/time.ts";
import { element, glyph } from "./dom.ts";

export function itemView(item: InboxItem, markRead: (id: string) => void): HTMLLIElement {
  const view = element("li", item.isRead ? "item" : "item unread");
  view.tabIndex = -1;
  view.dataset["id"] = item.id;
  view.dataset["read"] = String(item.isRead);

  const mark = element("span", `mark ${item.kind}`);
  mark.append(glyph(item.kind));
  const title = element("p", "title", item.title);
  title.dir = "auto";
  view.append(mark, title);
  if (!item.isRead) view.append(readButton(item, markRead));
  if (item.body) view.append(text(item.body));
  view.append(meta(item));
  return view;
}

export function refreshTime(view: HTMLElement, now: number): void {
  const time = view.querySelector("time");
  if (time) time.textContent = relativeTime(time.dateTime, now);
}

function readButton(item: InboxItem, markRead: (id: string) => void): HTMLButtonElement {
  const button = element("button", "read");
  button.type = "button";
  button.title = "Mark as read";
  button.setAttribute("aria-label", `Mark as read: ${item.title}`);
  button.append(glyph("check"));
  button.addEventListener("click", () => markRead(item.id));
  return button;
}

function text(body: string): HTMLParagraphElement {
  const paragraph = element("p", "text");
  paragraph.dir = "auto";
  for (const { text, href } of segments(body)) {
    if (!href) {
      paragraph.append(text);
      continue;
    }
    const link = element("a", "", text);
    link.href = href;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    paragraph.append(link);
  }
  return paragraph;
}

function meta(item: InboxItem): HTMLParagraphElement {
  const line = element("p", "meta");
  const time = element("time", "", relativeTime(item.sentAt, Date.now()));
  time.dateTime = item.sentAt;
  time.title = fullTime(item.sentAt);
  if (item.label !== item.title) line.append(element("span", "kind", item.label), " · ");
  line.append(time);
  if (!item.isRead) line.append(element("span", "unseen", " (unread)"));
  return line;
}

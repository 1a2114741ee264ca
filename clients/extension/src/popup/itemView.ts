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
  view.append(mark, meta(item));
  if (!item.isRead) view.append(readButton(item, markRead));
  const hasTitle = item.title !== item.label || !item.body;
  if (hasTitle) view.append(title(item.title));
  if (item.body) view.append(text(item.body, hasTitle ? "text" : "text lead"));
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

function title(words: string): HTMLParagraphElement {
  const line = element("p", "title", words);
  line.dir = "auto";
  return line;
}

function text(body: string, className: string): HTMLParagraphElement {
  const paragraph = element("p", className);
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
  line.append(element("span", `kind ${item.kind}`, item.label), " · ", time);
  if (!item.isRead) line.append(element("span", "unseen", " (unread)"));
  return line;
}

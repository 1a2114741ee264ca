import type { InboxItem } from "../inbox/item.ts";

const summaryId = "summary";

/** The event's id is the notification's id: announcing an event a second time replaces the first, it does not add one. */
export async function announce(item: InboxItem): Promise<void> {
  await create(item.id, {
    type: "basic",
    iconUrl: `icons/${item.kind}-128.png`,
    title: item.title,
    message: item.body || item.label,
    contextMessage: "OrleansNotify",
    ...(Date.parse(item.sentAt) ? { eventTime: Date.parse(item.sentAt) } : {}),
  });
}

export async function announceMany(count: number): Promise<void> {
  await create(summaryId, {
    type: "basic",
    iconUrl: "icons/app-128.png",
    title: `${count} new notifications`,
    message: "They arrived while you were away. Open the extension to read them.",
    contextMessage: "OrleansNotify",
  });
}

export async function withdraw(ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => chrome.notifications.clear(id)));
}

export async function withdrawAll(): Promise<void> {
  await withdraw(Object.keys((await chrome.notifications.getAll()) as Record<string, unknown>));
}

async function create(id: string, options: chrome.notifications.NotificationCreateOptions): Promise<void> {
  try {
    await chrome.notifications.create(id, options);
  } catch (error) {
    // The event stays in the list. Holding the position back for a pop-up would replay it for ever.
    console.warn("No desktop notification", id, error);
  }
}

import { badgeText } from "./badgeText.ts";

const connected = "#4f46e5";
const disconnected = "#71717a";

export async function showBadge(unread: number, isConnected: boolean): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeText({ text: badgeText(unread) }),
    chrome.action.setBadgeBackgroundColor({ color: isConnected ? connected : disconnected }),
    chrome.action.setBadgeTextColor({ color: "#ffffff" }),
  ]);
}

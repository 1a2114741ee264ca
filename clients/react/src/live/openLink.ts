import type { Source } from "../types";
import type { Link } from "./Link";
import { browserTabs, SharedLink } from "./SharedLink";
import { SocketLink } from "./SocketLink";

/** The connection that the tabs of this browser share, or where they cannot, one of this tab's own. */
export function openLink(source: Source): Link {
  const tabs = browserTabs();
  return tabs ? new SharedLink(channelName(source), tabs, () => new SocketLink(source)) : new SocketLink(source);
}

/** The same for the same person at the same server. It has no token in it, as names of locks can be listed. */
export function channelName({ serverUrl, tenantId, token }: Source): string {
  return `orleansnotify:${digest(JSON.stringify([serverUrl, tenantId, token]))}`;
}

// cyrb53: 53 bits are plenty to tell the sessions of one browser apart, and SubtleCrypto would make this asynchronous.
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

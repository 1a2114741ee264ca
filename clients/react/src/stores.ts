import { HttpApi } from "./api";
import { openLink } from "./live/openLink";
import { NotificationStore } from "./NotificationStore";
import type { Source } from "./types";

const stores = new Map<string, NotificationStore>();

/** The page's one store for this person: the hook and the bell, however often they are used, show the same. */
export function storeOf(source: Source, isLive: boolean): NotificationStore {
  const key = JSON.stringify([source.serverUrl, source.tenantId, source.token, isLive]);
  const known = stores.get(key);
  if (known) return known;
  const store: NotificationStore = new NotificationStore({
    api: new HttpApi(source),
    link: isLive ? openLink(source) : null,
    started: () => stores.set(key, store),
    stopped: () => stores.delete(key),
  });
  stores.set(key, store);
  return store;
}

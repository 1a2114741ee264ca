import type { ReactNode } from "react";
import { NotificationProvider } from "../../../../react/src/index";
import { apiRoot } from "../../app/base";
import { useStore } from "../../app/store";
import { session } from "../../auth/session";

/** One live connection of notifications for all that is inside, and in other tabs. */
export function LiveInbox({ children }: { children: ReactNode }) {
  const state = useStore(session);
  return state.status === "in" ? <NotificationProvider token={state.token} serverUrl={apiRoot}>{children}</NotificationProvider> : null;
}

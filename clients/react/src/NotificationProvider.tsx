import { createContext, useContext, useMemo, type ReactNode } from "react";

export interface NotificationSession {
  token?: string | undefined;
  serverUrl?: string | undefined;
}

const Session = createContext<NotificationSession>({});

/** Gives a token and a server to all hooks and bells below, so that these need to be told the tenant only. */
export function NotificationProvider({ token, serverUrl, children }: NotificationSession & { children: ReactNode }) {
  return <Session.Provider value={useMemo(() => ({ token, serverUrl }), [token, serverUrl])}>{children}</Session.Provider>;
}

export const useNotificationSession = (): NotificationSession => useContext(Session);

import { isPortal } from "../app/base";
import { createStore } from "../app/store";
import { queries } from "../api/queries";
import { refresh, type Session } from "./api";
import { exclusively, tabs } from "./tabs";

export type SessionState = { status: "unknown" } | { status: "out"; why?: "expired" | "left" } | ({ status: "in" } & Session);

/** The token lives in memory only: a reload gets a new one by the HttpOnly cookie. */
export const session = createStore<SessionState>({ status: "unknown" });

const margin = 30_000;
const isFresh = (state: SessionState, leeway = margin) => state.status === "in" && Date.parse(state.expiresAt) - Date.now() > leeway;
const tokenOf = (state: SessionState) => (state.status === "in" ? state.token : null);

export function enter(signedIn: Session, { tell = true } = {}) {
  const before = session.get();
  if (before.status === "in" && before.user.id !== signedIn.user.id) queries.clear();
  session.set({ status: "in", ...signedIn });
  if (tell) tabs.tell({ kind: "entered", session: signedIn });
}

export function signOutHere(why: "expired" | "left", { tell = false } = {}) {
  // Who was never in has left nothing behind; pages for those outside may be reading already.
  const wasIn = session.get().status === "in";
  session.set({ status: "out", why });
  if (wasIn) queries.clear();
  if (tell) tabs.tell({ kind: "left" });
}

let renewing: Promise<string | null> | null = null;

/** The token, renewed when it is about to end. Of all tabs one renews; the others take what it got. */
export function freshToken({ force = false } = {}): Promise<string | null> {
  const now = session.get();
  if (now.status === "out") return Promise.resolve(null);
  // A portal's token is not renewed: the link ends with it.
  if (isPortal) return Promise.resolve(!force && isFresh(now, 0) ? tokenOf(now) : null);
  if (!force && isFresh(now)) return Promise.resolve(tokenOf(now));
  renewing ??= renew(tokenOf(now)).finally(() => (renewing = null));
  return renewing;
}

const renew = (used: string | null) => exclusively(async () => {
  const now = session.get();
  if (tokenOf(now) !== used && isFresh(now)) return tokenOf(now);
  const got = await refresh();
  if (got === "unreachable") return isFresh(now, 0) ? used : null;
  if (got === null) {
    signOutHere(now.status === "in" ? "expired" : "left");
    return null;
  }
  enter(got);
  return got.token;
});

export const restore = () => freshToken();

export const signedIn = async () => session.get().status === "in" || (await freshToken()) !== null;

// A portal neither takes a member's session nor ends one.
if (!isPortal) tabs.listen((message) => (message.kind === "entered" ? enter(message.session, { tell: false }) : signOutHere("left")));

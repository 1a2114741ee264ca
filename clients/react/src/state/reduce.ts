import { asked, done, failed } from "./changes";
import { heard } from "./heard";
import { pageRead } from "./pages";
import type { Action, State } from "./State";
import { withoutToast, withToast } from "./toasts";

/** Everything that can happen to the notifications. */
export function reduce(state: State, action: Action): State {
  switch (action.do) {
    case "page-asked":
      return { ...state, loading: action.mode === "append" ? "more" : "first", error: null };
    case "page-read":
      return pageRead(state, action.mode, action.page);
    case "page-failed":
      return { ...state, loading: "no", error: action.error };
    case "change-asked":
      return asked(state, action.change);
    case "change-done":
      return done(state, action.key, action.unread);
    case "change-failed":
      return failed(state, action.key, action.error);
    case "connected":
      return withoutToast({ ...state, isConnected: true, refusal: null }, "connection");
    case "disconnected":
      return { ...state, isConnected: false, refusal: action.error ?? state.refusal };
    case "heard":
      return heard(state, action.name, action.data);
    case "toast":
      return withToast(state, action.toast);
    case "toast-gone":
      return withoutToast(state, action.key);
  }
}

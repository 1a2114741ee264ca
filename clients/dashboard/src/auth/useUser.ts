import { useStore } from "../app/store";
import { session } from "./session";
import type { User } from "./api";

const nobody: User = { id: "", email: "", role: "viewer", tenant: "" };

/** Who is signed in. Pages are drawn after the sign-in only. */
export function useUser(): User {
  const state = useStore(session);
  return state.status === "in" ? state.user : nobody;
}

/** May the signed-in user change things; if not, the words that say who may. */
export function useMayChange(): { may: boolean; reason: string | undefined } {
  const may = useUser().role !== "viewer";
  return { may, reason: may ? undefined : "Needs the role admin or owner; you are a viewer." };
}

import { useStore } from "../app/store";
import { session } from "./session";
import type { Capability, User } from "./api";

const nobody: User = { id: "", email: "", role: "viewer", tenant: "" };

/** Who is signed in. Pages are drawn after the sign-in only. */
export function useUser(): User {
  const state = useStore(session);
  return state.status === "in" ? state.user : nobody;
}

/** May the signed-in user change things; if not, the words that say who may. In a portal its link says so, by capability. */
export function useMayChange(needs: Capability = "manage_endpoints"): { may: boolean; reason: string | undefined } {
  const { role, capabilities } = useUser();
  const may = capabilities ? capabilities.includes(needs) : role !== "viewer";
  return { may, reason: may ? undefined : capabilities ? "This link does not allow it." : "Needs the role admin or owner; you are a viewer." };
}

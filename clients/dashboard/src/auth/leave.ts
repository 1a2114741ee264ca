import { toastError } from "../parts/toast";
import { logout } from "./api";
import { signOutHere } from "./session";

/** Signs out in all tabs. When the server cannot be reached, the session still counts there, and the page says so. */
export async function leave() {
  try {
    await logout();
    signOutHere("left", { tell: true });
  } catch (error) {
    toastError(error);
  }
}

import { toastError } from "../parts/toast";
import { logout } from "./api";
import { signOutHere } from "./session";

/** Signs out in all tabs. When the server could not be told, the session still counts there: that is said. */
export async function leave() {
  try {
    await logout();
    signOutHere("left", { tell: true });
  } catch (error) {
    toastError(error);
  }
}

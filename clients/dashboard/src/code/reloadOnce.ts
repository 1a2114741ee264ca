import { isPortal } from "../app/base";

const key = "reloaded-for-code";
const longEnough = 60_000;
let isReloading = false;

/** A portal that is open holds a token that it cannot get again; its link's code stands in the address until it is used. */
export const holdsAll = () => isPortal && location.hash.length < 2;

/** Reloads the page, as it is of another build than the server's; false: it was just reloaded, or a reload would lose what it holds. */
export function reloadOnce(): boolean {
  if (isReloading) return true;
  if (holdsAll()) return false;
  try {
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < longEnough) return false;
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    // Nowhere to remember it: it could go on for ever.
    return false;
  }
  isReloading = true;
  location.reload();
  return true;
}

const taken = new Map<string, string>();

/** The token of a link is behind `#`, so that no server's log has it; it leaves the address at once, and is kept for the page being drawn again. */
export function takeLinkToken(): string {
  const token = location.hash.slice(1);
  if (token !== "") {
    taken.set(location.pathname, token);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return taken.get(location.pathname) ?? "";
}

/** The token of a link is behind `#`, so that no server's log has it; it leaves the address at once. */
export function takeLinkToken(): string {
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}

/** Where to go after the sign-in: only a page of this dashboard, never another site. */
export function nextAddress(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/") || /^\/[/\\]|[\\\u0000-\u001f]/.test(next)) return "";
  const base = "https://dashboard.invalid";
  const address = new URL(next, base);
  return address.origin === base && !/^\/(login|setup)(\/|$)/.test(address.pathname) ? `${address.pathname}${address.search}${address.hash}`.slice(1) : "";
}

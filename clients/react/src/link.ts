/** Where a click may lead: a path of this site, or http and https; null: nowhere. */
export function safeLink(url: string | null): string | null {
  // Browsers take tabs and line ends out: "/\t/evil.example" is another host.
  if (!url || /[\s\u0000-\u001f\u007f]/.test(url)) return null;
  if (/^\/(?![/\\])/.test(url)) return url;
  try {
    const { protocol } = new URL(url);
    return protocol === "http:" || protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

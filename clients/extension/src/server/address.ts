export const defaultAddress = "http://localhost:3000";

export type Checked = { readonly address: string } | { readonly problem: string };

export function checkAddress(typed: string): Checked {
  const text = typed.trim();
  if (!text) return { problem: "Enter the address of your server." };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    return { problem: "Write a full address that begins with https:// (or http://localhost)." };
  }

  const url = new URL(text);
  if (url.username || url.password) return { problem: "Leave out the user name and password." };
  if (url.pathname !== "/" || url.search || url.hash) return { problem: "Leave out everything after the host and port." };
  // The session token travels with every request: in clear text only on this very machine.
  if (url.protocol === "http:" && !isThisMachine(url)) return { problem: "Use https:// for a server on another machine." };
  return { address: url.origin };
}

export function isThisMachine(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "127.0.0.1";
}

/** Match pattern to ask Chrome for. Patterns without a port cover every port of the host. */
export function originPattern(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}

export function socketAddress(address: string, token: string, position: { seq: number; epoch: string } | null): string {
  const url = new URL("/ws", address);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("token", token);
  if (position) {
    url.searchParams.set("since", String(position.seq));
    url.searchParams.set("epoch", position.epoch);
  }
  return url.href;
}

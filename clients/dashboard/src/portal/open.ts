import { apiRoot } from "../app/base";
import { product } from "../app/product";
import type { Capability } from "../auth/api";
import { enter } from "../auth/session";
import { logoAddress, type Logo } from "../features/portal/logo";

interface Opened { token: string; expiresAt: string; consumer: string; capabilities: Capability[]; name: string; accent: string | null; logo: Logo | null }

export type Outcome = "open" | "no-code" | "expired" | "unreachable";

// /t/{tenant}/app/portal; without it the server's default tenant.
const tenant = /(\/t\/[^/]+)\/app\/portal$/.exec(location.pathname)?.[1] ?? "";

/** Exchanges the link's code for a token, once. */
export async function open(code: string): Promise<Outcome> {
  if (code === "") return "no-code";
  const response = await fetch(`${apiRoot}${tenant}/auth/portal`, {
    method: "POST", credentials: "omit", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code }),
  }).catch(() => null);
  if (response === null || response.status === 429 || response.status >= 500) return "unreachable";
  if (!response.ok) return "expired";
  const { token, expiresAt, consumer, capabilities, name, accent, logo } = await response.json() as Opened;
  product.name = name;
  if (logo) product.logo = { ...logo, address: logoAddress(tenant, logo) };
  if (accent) dress(accent);
  enter({ token, expiresAt, user: { id: consumer, email: consumer, role: "viewer", tenant: name, capabilities } }, { tell: false });
  return "open";
}

/** The server took it for one that white can be read on: a darker shade is as well. */
function dress(accent: string) {
  const { style } = document.documentElement;
  style.setProperty("--accent-fill", accent);
  style.setProperty("--accent-fill-hover", `color-mix(in srgb, ${accent} 82%, black)`);
}

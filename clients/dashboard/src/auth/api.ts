import { ApiError } from "../api/ApiError";
import { apiRoot } from "../app/base";
import { storage } from "../app/storage";

/** What a portal's link gives to a consumer. */
export type Capability = "view" | "manage_endpoints" | "view_secret" | "create_attempts";

export interface User { id: string; email: string; role: "owner" | "admin" | "viewer"; tenant: string; capabilities?: readonly Capability[] }
export interface Session { token: string; expiresAt: string; user: User }
export interface SsoChoice { id: string; name: string; domains: string[] }
export interface AuthState { needsSetup: boolean; hasPasskeys: boolean; sso: SsoChoice[]; tenant: string; mailedCode: boolean }

/** The tenant of ?tenant= at the sign-in, kept for the silent renewal; null is the default one. */
export const tenant = {
  get: () => storage.get("tenant"),
  set: (name: string | null) => storage.set("tenant", name),
};

const address = (path: string) => `${apiRoot}${tenant.get() ? `/t/${encodeURIComponent(tenant.get()!)}` : ""}/auth${path}`;

/** Where the browser goes to sign in by an identity provider, and comes back from to a page of the dashboard. */
export const ssoAddress = (id: string, returnTo: string, isFresh = false) =>
  address(`/sso/${encodeURIComponent(id)}/begin?returnTo=${encodeURIComponent(`/${returnTo}`)}${isFresh ? "&fresh=true" : ""}`);

/** A call of the sign-in, where the cookie counts and no token. */
export async function authCall<T>(path: string, body?: unknown, method = "POST"): Promise<T> {
  const response = await fetch(address(path), {
    method, credentials: "same-origin",
    ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => { throw ApiError.unreachable(); });
  if (!response.ok) throw await ApiError.of(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

export const readAuthState = () => authCall<AuthState>("/state", undefined, "GET");
export const login = (email: string, password: string, code?: string) => authCall<Session>("/login", { email, password, ...(code ? { code } : {}) });
export const setUp = (code: string, email: string, password: string) => authCall<Session>("/setup", { code, email, password });
export const logout = () => authCall<null>("/logout");

/** A new token by the cookie; null when the cookie is none or no longer good. */
export async function refresh(): Promise<Session | null | "unreachable"> {
  try {
    return await authCall<Session>("/refresh");
  } catch (error) {
    return error instanceof ApiError && error.status > 0 && error.status < 500 && error.status !== 429 ? null : "unreachable";
  }
}

import { queryOptions } from "@tanstack/react-query";
import type { Schema } from "../../api/types";
import { asOperator } from "./request";

export type TenantItem = Schema<"TenantItem">;
type Items<T> = { items: T[] };

const path = (name: string) => `/tenants/${encodeURIComponent(name)}`;
// What the operator reads is gone from memory with the page.
const brief = { gcTime: 0, retry: false } as const;

export const tenantsQuery = (after: string | undefined) => queryOptions({ ...brief, queryKey: ["operator", "tenants", after], queryFn: ({ signal }) => asOperator<{ items: TenantItem[]; next?: string | null }>("GET", "/tenants", { query: { limit: 50, after }, signal }) });

/** What a tenant is set to, and how much of each kind it has. */
export const tenantQuery = (name: string) => queryOptions({
  ...brief, queryKey: ["operator", "tenant", name],
  queryFn: async ({ signal }) => {
    const read = <T>(part: string) => asOperator<T>("GET", path(name) + part, { signal });
    const [settings, keys, members, sources, providers] = await Promise.all([
      read<Schema<"TenantView">>(""), read<Items<Schema<"ApiKeyView">>>("/api-keys"), read<Items<Schema<"MemberView">>>("/members"), read<Items<unknown>>("/sources"), read<Items<unknown>>("/sso-providers"),
    ]);
    return { settings, keys: keys.items, members: members.items, sources: sources.items.length, providers: providers.items.length };
  },
});

export const configure = (name: string, body: Schema<"TenantCommand">) => asOperator<Schema<"TenantView">>("PUT", path(name), { body });
export const stand = (name: string, act: "suspend" | "resume") => asOperator<unknown>("POST", `${path(name)}/${act}`);
export const erase = (name: string) => asOperator<unknown>("DELETE", path(name), { query: { confirm: name } });
export const addKey = (name: string, keyName: string) => asOperator<Schema<"ApiKeyMade">>("POST", `${path(name)}/api-keys`, { body: { name: keyName } });
export const revokeKey = (name: string, id: string) => asOperator<null>("DELETE", `${path(name)}/api-keys/${encodeURIComponent(id)}`);
export const inviteOwner = (name: string, email: string) => asOperator<{ link: string }>("POST", `${path(name)}/members/invitations`, { body: { email, role: "owner" } });

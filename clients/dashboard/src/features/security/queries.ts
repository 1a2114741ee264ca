import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";

export type SignedInSession = Schema<"SessionView">;
export interface Me { email: string; role: string; factors: string[]; hasTotp: boolean; recoveryCodesLeft: number; passkeys: number; hasPassword: boolean }

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => request<Me>("GET", "/auth/me", { signal }) });
export const sessionsQuery = queryOptions({ queryKey: ["sessions"], queryFn: ({ signal }) => data(api.GET("/v1/sessions", { signal })) });

export const endSession = (id: string) => data(api.DELETE("/v1/sessions/{id}", { params: { path: { id } } }));
export const beginTotp = () => request<{ secret: string; uri: string }>("POST", "/auth/totp/begin");
export const confirmTotp = (code: string) => request<{ recoveryCodes: string[] }>("POST", "/auth/totp/confirm", { body: { code } });
export const endTotp = (code: string) => request<null>("DELETE", "/auth/totp", { body: { code } });
export const changePassword = (body: { current: string; new: string }) => request<null>("POST", "/auth/password", { body });

export interface Passkey { id: string; name: string; createdAt: string; lastUsedAt: string | null }
export const passkeysQuery = queryOptions({ queryKey: ["passkeys"], queryFn: ({ signal }) => request<{ items: Passkey[] }>("GET", "/auth/passkeys", { signal }) });
export const beginPasskey = () => request<unknown>("POST", "/auth/passkeys/begin");
export const addPasskey = (body: { name: string; response: unknown }) => request<Passkey>("POST", "/auth/passkeys", { body });
export const removePasskey = (id: string) => request<null>("DELETE", `/auth/passkeys/${encodeURIComponent(id)}`);

import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";

export type Member = Schema<"MemberView">;
export interface Invitation { id: string; email: string; role: string; expiresAt: string; link?: string }

export const memberRoles = ["viewer", "admin", "owner"] as const;
export const membersQuery = queryOptions({ queryKey: ["members"], queryFn: ({ signal }) => data(api.GET("/v1/members", { signal })) });
export const invitationsQuery = queryOptions({ queryKey: ["invitations"], queryFn: ({ signal }) => request<{ items: Invitation[] }>("GET", "/v1/members/invitations", { signal }) });

export const invite = (body: { email: string; role: string }) => request<Invitation>("POST", "/v1/members/invitations", { body });
export const withdraw = (id: string) => request<null>("DELETE", `/v1/members/invitations/${encodeURIComponent(id)}`);
export const setRole = ({ email, role }: { email: string; role: string }) => data(api.PUT("/v1/members/{email}", { params: { path: { email } }, body: { role } }));
export const remove = (email: string) => data(api.DELETE("/v1/members/{email}", { params: { path: { email } } }));

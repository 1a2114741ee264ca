import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { withStepUp } from "../../auth/stepUp";
import type { Capability } from "../../auth/api";
import type { Schema } from "../../api/types";

export type PortalPage = Schema<"PortalPageView">;
export type PortalLink = Schema<"PortalLinkView">;

export const portalPageQuery = queryOptions({ queryKey: ["portal", "page"], queryFn: ({ signal }) => data(api.GET("/v1/settings/portal", { signal })) });
export const portalLinksQuery = queryOptions({ queryKey: ["portal", "links"], queryFn: ({ signal }) => data(api.GET("/v1/portal-links", { signal })), refetchInterval: 15_000 });

export const savePortalPage = (body: Schema<"PortalPageCommand">) => data(api.PUT("/v1/settings/portal", { body }));
export const saveLogo = (body: Schema<"PortalLogoCommand">) => data(api.PUT("/v1/settings/portal/logo", { body }));
export const removeLogo = () => data(api.DELETE("/v1/settings/portal/logo"));
export const createLink = (body: Schema<"PortalLinkCommand">) => withStepUp(() => data(api.POST("/v1/portal-links", { body })));
export const expireLink = (id: string) => withStepUp(() => data(api.DELETE("/v1/portal-links/{id}", { params: { path: { id } } })));
export const expireLinks = (query: { consumer?: string; sessionId?: string }) => withStepUp(() => data(api.DELETE("/v1/portal-links", { params: { query } })));

export const capabilities: readonly (readonly [Capability, string, string])[] = [
  ["view", "View", "Endpoints, deliveries and their payloads: always"],
  ["manage_endpoints", "Manage endpoints", "Create, change, pause and delete endpoints; cancel what waits"],
  ["view_secret", "See new secrets", "Rotate an endpoint's secret, which shows the new one"],
  ["create_attempts", "Send", "Test events, resends and replays"],
];

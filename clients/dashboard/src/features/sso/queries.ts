import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type SsoProvider = Schema<"SsoProviderView">;
export type SsoCommand = Schema<"SsoProviderCommand">;

const one = (id: string) => ({ params: { path: { id } } });

export const ssoQuery = queryOptions({ queryKey: ["sso"], queryFn: ({ signal }) => data(api.GET("/v1/sso-providers", { signal })) });
export const saveSso = ({ id, ...body }: { id: string } & SsoCommand) => data(api.PUT("/v1/sso-providers/{id}", { ...one(id), body }));
export const deleteSso = (id: string) => data(api.DELETE("/v1/sso-providers/{id}", one(id)));
export const testSso = (id: string) => data(api.POST("/v1/sso-providers/{id}/test", one(id)));

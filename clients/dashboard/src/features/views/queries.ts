import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";
import { stringifySearch, type Search } from "../../app/search";

export type View = Schema<"ViewAnswer">;
export type ViewPage = "deliveries" | "events" | "messages";
type Kept = Pick<View, "name" | "page" | "query" | "isShared">;

export const viewsQuery = queryOptions({ queryKey: ["views"], queryFn: ({ signal }) => data(api.GET("/v1/views", { signal })), staleTime: 60_000 });

export const createView = (body: Kept) => data(api.POST("/v1/views", { body }));
export const changeView = ({ id, name, page, query, isShared }: View) => data(api.PUT("/v1/views/{id}", { params: { path: { id } }, body: { name, page, query, isShared } }));
export const deleteView = (id: string) => data(api.DELETE("/v1/views/{id}", { params: { path: { id } } }));

/** What of an address is a view: the filter, not the place in the list. */
export const queryOf = ({ before: _, after: __, back: ___, page: ____, new: _____, ...search }: Search) => stringifySearch(search).slice(1);

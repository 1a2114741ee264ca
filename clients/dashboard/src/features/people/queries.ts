import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Person = Schema<"PersonItem">;

export const peopleQuery = (address: string | undefined, after: string | undefined) => queryOptions({
  queryKey: ["people", address, after],
  queryFn: ({ signal }) => data(api.GET("/v1/people", { params: { query: { limit: 50, ...(address === undefined ? {} : { address }), ...(after === undefined ? {} : { after }) } }, signal })),
});
export const personQuery = (id: string) => queryOptions({ queryKey: ["people", "one", id], queryFn: ({ signal }) => data(api.GET("/v1/people/{id}", { params: { path: { id } }, signal })) });

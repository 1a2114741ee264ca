import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Person = Schema<"PersonItem">;

const read = (query: { channel?: string; address?: string; after?: string }, signal?: AbortSignal) => data(api.GET("/v1/people", { params: { query: { limit: 50, ...query } as never }, ...(signal ? { signal } : {}) }));

/** Those who have an address: a number may be one for text messages or for WhatsApp. */
async function having(address: string, signal?: AbortSignal) {
  if (address.includes("@")) return read({ channel: "email", address }, signal);
  const answers = await Promise.all(["sms", "whatsapp"].map((channel) => read({ channel, address }, signal)));
  const people = new Map(answers.flatMap(({ items }) => items).map((person) => [person.id, person]));
  return { ...answers[0]!, items: [...people.values()] };
}

export const peopleQuery = (address: string | undefined, after: string | undefined) => queryOptions({
  queryKey: ["people", address, after],
  queryFn: ({ signal }) => (address === undefined ? read(after === undefined ? {} : { after }, signal) : having(address, signal)),
});
export const personQuery = (id: string) => queryOptions({ queryKey: ["people", "one", id], queryFn: ({ signal }) => data(api.GET("/v1/people/{id}", { params: { path: { id } }, signal })) });

export type Preferences = Schema<"PreferencesView">;
/** Of every category and channel, also those that were never changed. */
export const preferencesQuery = (id: string) => queryOptions({ queryKey: ["people", "preferences", id], queryFn: ({ signal }) => data(api.GET("/v1/people/{id}/preferences", { params: { path: { id }, query: { language: "en" } }, signal })) });
export const savePreferences = (id: string, body: Schema<"PreferencesCommand">) => data(api.PUT("/v1/people/{id}/preferences", { params: { path: { id } }, body }));
export const addConsent = (id: string, body: Schema<"ConsentCommand">) => data(api.POST("/v1/people/{id}/consents", { params: { path: { id } }, body }));

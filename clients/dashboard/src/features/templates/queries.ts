import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";
import type { Key } from "./key";

export type TemplateItem = Schema<"TemplateItem">;
export type Template = Schema<"TemplateView">;
const path = (key: Key) => ({ params: { path: key as never } });

export const templatesQuery = (after: string | undefined) => queryOptions({ queryKey: ["templates", after], queryFn: ({ signal }) => data(api.GET("/v1/templates", { params: { query: { limit: 50, ...(after === undefined ? {} : { after }) } }, signal })) });
export const templateQuery = (key: Key) => queryOptions({ queryKey: ["templates", "one", key], queryFn: ({ signal }) => data(api.GET("/v1/templates/{eventType}/{channel}/{language}", { ...path(key), signal })) });

export const saveTemplate = (key: Key, body: Schema<"TemplateCommand">) => data(api.PUT("/v1/templates/{eventType}/{channel}/{language}", { ...path(key), body }));
export const publishTemplate = (key: Key) => data(api.POST("/v1/templates/{eventType}/{channel}/{language}/publish", { ...path(key), body: {} }));
export const previewTemplate = (key: Key, parts: object, payload: unknown) => data(api.POST("/v1/templates/{eventType}/{channel}/{language}/preview", { ...path(key), body: { parts, payload } as never }));

/** The parts that a channel's messages have, and how many lines each takes. */
export const partsOf: Record<string, readonly (readonly [name: "subject" | "html" | "text" | "title" | "body" | "link" | "tag", label: string, rows: number])[]> = {
  email: [["subject", "Subject", 1], ["html", "HTML", 12], ["text", "Text", 8]], sms: [["text", "Text", 4]], whatsapp: [["text", "Text", 6]],
  push: [["title", "Title", 1], ["body", "Text", 3], ["link", "Link", 1], ["tag", "Tag", 1]],
};

export const versionsQuery = (key: Key) => queryOptions({ queryKey: ["templates", "versions", key], queryFn: ({ signal }) => data(api.GET("/v1/templates/{eventType}/{channel}/{language}/versions", { ...path(key), signal })) });
export const publishVersion = (key: Key, version: number) => data(api.POST("/v1/templates/{eventType}/{channel}/{language}/publish", { ...path(key), body: { version } }));

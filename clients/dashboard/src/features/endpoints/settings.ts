import type { Endpoint, EndpointSettings } from "./queries";

/** An endpoint's settings as they are typed. */
export interface Draft { url: string; description: string; eventTypes: string; timeout: string; rateLimit: string; retries: string; order: string; orderingKey: string; format: string }

export const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export const toDraft = (endpoint: Endpoint): Draft => ({
  url: endpoint.url, description: endpoint.description, eventTypes: endpoint.eventTypes.join("\n"), timeout: String(endpoint.timeout),
  rateLimit: String(endpoint.rateLimit), retries: retriesText(endpoint.retrySchedule), order: endpoint.order, orderingKey: endpoint.orderingKey ?? "", format: endpoint.format,
});

/** What was changed, and no more: the rest stays as others have set it. */
export function changes(draft: Draft, before: Draft, version: number): EndpointSettings {
  const changed = (name: keyof Draft) => draft[name] !== before[name];
  const settings: EndpointSettings = { version };
  if (changed("url")) settings.url = draft.url.trim();
  if (changed("description")) settings.description = draft.description.trim();
  if (changed("eventTypes")) settings.eventTypes = words(draft.eventTypes);
  if (changed("timeout")) settings.timeout = Number(draft.timeout);
  if (changed("rateLimit")) settings.rateLimit = Number(draft.rateLimit);
  if (changed("retries")) settings.retrySchedule = retriesOf(draft.retries);
  if (changed("order")) settings.order = draft.order;
  if (changed("orderingKey")) settings.orderingKey = draft.orderingKey.trim() || null;
  if (changed("format")) settings.format = draft.format;
  return settings;
}

/** Empty: the server's schedule. `none`: no retries. */
const retriesOf = (text: string) => (text.trim() === "" ? null : text.trim() === "none" ? [] : words(text).map(Number));

const retriesText = (schedule: readonly number[] | null | undefined) => (!schedule ? "" : schedule.length === 0 ? "none" : schedule.join(", "));

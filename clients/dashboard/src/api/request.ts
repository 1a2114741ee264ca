import { apiRoot } from "../app/base";
import { stringifySearch } from "../app/search";
import { ApiError } from "./ApiError";
import { authorisedFetch } from "./client";

interface Options {
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  /** The same key twice is the same act once: one per click. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A call of a route that the document of the API does not describe. */
export async function request<T>(method: string, path: string, { query = {}, body, idempotencyKey, signal }: Options = {}): Promise<T> {
  const response = await authorisedFetch(`${apiRoot}${path}${stringifySearch(query)}`, {
    method,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await ApiError.of(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

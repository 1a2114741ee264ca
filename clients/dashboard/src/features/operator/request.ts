import { ApiError } from "../../api/ApiError";
import { apiRoot } from "../../app/base";
import { stringifySearch } from "../../app/search";
import { operatorToken } from "./token";

/** A call as the operator: no tenant's session is sent with it. A token that is refused is forgotten. */
export async function asOperator<T>(method: string, path: string, { query = {}, body, signal }: { query?: Record<string, unknown>; body?: unknown; signal?: AbortSignal } = {}): Promise<T> {
  const response = await fetch(`${apiRoot}/v1/admin${path}${stringifySearch(query)}`, {
    method, credentials: "omit",
    headers: { Authorization: `Bearer ${operatorToken.get() ?? ""}`, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => { signal?.throwIfAborted(); throw ApiError.unreachable(); });
  if (response.status === 401) operatorToken.set(null);
  if (!response.ok) throw await ApiError.of(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

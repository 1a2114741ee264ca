import createClient from "openapi-fetch";
import type { paths } from "../../../sdk/src/schema";
import { apiRoot } from "../app/base";
import { freshToken, signOutHere } from "../auth/session";
import { ApiError } from "./ApiError";

/** fetch with the session's token; one that the server no longer takes is renewed once. */
export async function authorisedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const send = (token: string | null) => {
    const copy = new Request(request.clone());
    if (token !== null) copy.headers.set("Authorization", `Bearer ${token}`);
    return fetch(copy).catch((error: unknown) => {
      request.signal.throwIfAborted();
      throw error instanceof TypeError ? ApiError.unreachable() : error;
    });
  };
  const response = await send(await freshToken());
  if (response.status !== 401) return response;
  const renewed = await freshToken({ force: true });
  if (renewed === null) {
    signOutHere("expired");
    return response;
  }
  return send(renewed);
}

/** Calls by the server's own description of its API: a wrong field does not compile. */
export const api = createClient<paths>({ baseUrl: apiRoot, fetch: authorisedFetch });

/** The answer's data of a call by `api`, or its refusal as an ApiError. */
export async function data<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw await ApiError.of(new Response(JSON.stringify(error ?? {}), { status: response.status, headers: response.headers }));
}

import { backoff, retryAfter, type Clock } from "./backoff.js";
import { NotifyError } from "./error.js";

export interface Outcome {
  response?: Response;
  error?: unknown;
}

export interface RetryPolicy {
  clock: Clock;
  /** Attempts after the first one. */
  retries: number;
  /** Whether to try again after this status; 0: there was no answer. */
  repeats(status: number): boolean;
  signal?: AbortSignal | undefined;
}

const longestWait = 60_000;

/** The first answer that is right. Throws the last one that is not, once it may not be repeated. */
export async function withRetries(policy: RetryPolicy, attempt: () => Promise<Outcome>): Promise<Response> {
  const { clock, retries, signal } = policy;
  for (let made = 0; ; made++) {
    const { response, error } = await attempt();
    if (response?.ok) return response;
    if (!policy.repeats(response?.status ?? 0) || made >= retries) throw response ? await NotifyError.of(response) : NotifyError.unreachable(error);
    await response?.body?.cancel();
    const asked = retryAfter(response?.headers.get("Retry-After") ?? null, clock.now());
    const own = backoff(made, clock.random());
    await clock.wait(asked === null ? own : Math.min(longestWait, asked + own / 2), signal);
  }
}

/** One request. An error is an outcome here, unless the caller gave up. */
export async function attempt(send: typeof fetch, address: string, init: RequestInit, timeout: number, signal?: AbortSignal): Promise<Outcome> {
  const limit = AbortSignal.timeout(timeout);
  try {
    return { response: await send(address, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit }) };
  } catch (error) {
    signal?.throwIfAborted();
    return { error };
  }
}

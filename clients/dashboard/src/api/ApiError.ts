/** What the server refused, or 0 when it did not answer. `code` is the server's word for the reason. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly retryAfter: number | null,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = "ApiError";
  }

  static async of(response: Response): Promise<ApiError> {
    const body = await response.json().catch(() => ({})) as Record<string, unknown>;
    const word = (name: string) => (typeof body[name] === "string" ? body[name] : undefined);
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    return new ApiError(
      response.status, word("code") ?? `http_${response.status}`, word("detail") ?? word("title") ?? `The server answered ${response.status}.`,
      response.headers.get("X-Request-Id") ?? word("requestId") ?? null, Number.isFinite(seconds) ? seconds : null, body);
  }

  static unreachable(): ApiError {
    return new ApiError(0, "unreachable", "The server does not answer.", null, null, {});
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

/** What the server refused, or that it could not be reached. `code` is the contract; the message is for people. */
export class NotifyError extends Error {
  override readonly name = "NotifyError";

  constructor(
    /** The HTTP status; 0: there was no answer. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** `urn:orleansnotify:problem:…` */
    readonly type: string | null = null,
    /** Name it when you ask the operator. */
    readonly requestId: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static async of(response: Response): Promise<NotifyError> {
    const text = await response.text().catch(() => "");
    const problem = parse(text);
    return new NotifyError(
      response.status, word(problem["code"]) ?? "refused", word(problem["title"]) ?? word(problem["error"]) ?? `The server answered ${response.status}.`,
      word(problem["type"]), word(problem["requestId"]));
  }

  static unreachable(cause: unknown): NotifyError {
    return new NotifyError(0, "unreachable", "The server could not be reached.", null, null, { cause });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const word = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A refusal of the server (RFC 9457 body) or of the network, with words that can be shown as they are. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  static unreachable(address: string): Problem {
    return new Problem(0, "unreachable", `${new URL(address).host} does not answer. Check your network and the server address in the settings.`);
  }

  static async from(response: Response): Promise<Problem> {
    const body = await readBody(response);
    const retryAfter = seconds(response.headers.get("Retry-After"), Date.now());
    const words = string(body["detail"]) || string(body["title"]) || `The server answered with status ${response.status}.`;
    return new Problem(response.status, string(body["code"]), tooMany(response.status, retryAfter) ?? words, retryAfter);
  }
}

/** Retry-After is a number of seconds or a date. */
export function seconds(header: string | null, now: number): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

export function duration(length: number): string {
  return length < 90 ? `${length} s` : `${Math.ceil(length / 60)} min`;
}

function tooMany(status: number, retryAfter: number | null): string | null {
  if (status !== 429) return null;
  return retryAfter ? `Too many tries. Try again in ${duration(retryAfter)}.` : "Too many tries. Wait a little and try again.";
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {}; // A proxy's HTML page or nothing at all: the status still speaks.
  }
}

const string = (value: unknown): string => (typeof value === "string" ? value : "");

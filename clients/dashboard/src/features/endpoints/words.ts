import type { Endpoint } from "./queries";

/** The name that people know it by: its description, else its host. */
export const endpointName = ({ description, url }: Pick<Endpoint, "description" | "url">) => description || host(url);

export function host(url: string): string {
  try { return new URL(url).host; } catch { return url; }
}

const reasons: Record<string, string> = {
  gone: "its receiver answered 410 Gone", failing: "it failed for too long", user: "a person did it", owner_left: "its owner is no longer a member",
};

export const reasonWords = (reason: string) => reasons[reason] ?? reason;

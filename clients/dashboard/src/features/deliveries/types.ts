/** A delivery as the server lists it. */
export interface Delivery {
  id: string; endpointId: string; eventId: string; seq: number; type: string; source: string; status: Status; attempts: number; trigger: string;
  nextAttemptAt: string | null; lastStatusCode: number | null; lastError: string | null; createdAt: string; updatedAt: string; deliveredAt: string | null;
}

export type Status = "pending" | "retrying" | "succeeded" | "dead" | "cancelled";
export const statuses: readonly Status[] = ["pending", "retrying", "succeeded", "dead", "cancelled"];

/** Being attempted, or about to be: another attempt of its own would make two. */
export const isInFlight = ({ status }: Pick<Delivery, "status">) => status === "pending" || status === "retrying";

export interface Why { code: string; text: string; until?: string | null }
export interface Spans { dns: number | null; connect: number | null; tls: number | null; firstByte: number | null; total: number }

export interface Attempt {
  number: number; startedAt: string; trigger: string; url: string; statusCode: number | null; error: string | null; spans: Spans;
  requestHead: string; responseHead: string; responseBody: string | null; isBodyCut: boolean; nextAttemptAt: string | null;
}

export interface DeliveryDetail extends Delivery {
  attemptLog?: Attempt[]; why?: Why | null; sha256?: string | null; bytes?: number | null;
  endpointUrl?: string | null; endpointName?: string | null; isEndpointDeleted?: boolean;
}

export interface DeliveryPage { items: Delivery[]; next: string | null; previous?: string | null; searchedTo?: string | null }

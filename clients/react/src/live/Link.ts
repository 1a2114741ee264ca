/** What comes over the connection. */
export type LinkEvent =
  | { kind: "connected"; recovered: boolean }
  /** `error`: it does not come back by itself, and why. */
  | { kind: "disconnected"; error?: string }
  | { kind: "message"; name: string; data: unknown };

export type Listener = (event: LinkEvent) => void;

/** A live connection to a tenant, one's own or shared. */
export interface Link {
  start(listener: Listener): void;
  stop(): void;
  /** Comes back at once rather than when it is time to. */
  hurry(): void;
}

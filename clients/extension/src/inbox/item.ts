/** What is kept of a notification: words already chosen and cut, so that a cached list has a bounded size. */
export interface InboxItem {
  readonly id: string;
  readonly seq: number;
  readonly kind: Kind;
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly sentAt: string;
  readonly isRead: boolean;
}

export type Kind = "sale" | "announcement" | "private" | "other";

/** Where this device is in the log. `epoch` tells one life of the log from another (a restored backup, a new database). */
export interface Position {
  readonly seq: number;
  readonly epoch: string;
}

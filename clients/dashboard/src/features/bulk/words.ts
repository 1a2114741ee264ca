import type { BulkAction, BulkPlan } from "./queries";

export const verbs: Record<BulkAction, string> = { resend: "Send again", cancel: "Cancel", purge: "Delete" };

const number = (n: number) => n.toLocaleString("en");

/** How many, as far as that is known. */
export const counted = ({ count, isAtLeast }: Pick<BulkPlan, "count" | "isAtLeast">) => `${isAtLeast ? "at least " : ""}${number(count)} ${count === 1 ? "delivery" : "deliveries"}`;

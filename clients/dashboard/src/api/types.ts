import type { components } from "../../../sdk/src/schema";

/** A body as the server's document has it. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

import type { ComponentType } from "react";

/** What else stands in the bar on top, such as the bell: add it here, lazily when it is large. */
export const topBarParts: readonly ComponentType[] = [];

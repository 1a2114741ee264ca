import type { ComponentType } from "react";
import { BellPart } from "../features/inbox/BellPart";
import { PalettePart } from "../palette/PalettePart";

/** What else stands in the bar on top: add it here, lazily when it is large. */
export const topBarParts: readonly ComponentType[] = [PalettePart, BellPart];

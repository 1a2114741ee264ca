import type { Frame, Position } from "./frames.js";

/** How a connection ended: it was never open, it was cut, or the server closes it for good. */
export type Ending = "refused" | "lost" | "over";

/** What a connection needs of its owner. */
export interface Ear {
  /** Undefined: whatever comes from now on. */
  position(): Position | undefined;
  hear(frame: Frame): void;
  signal: AbortSignal;
  /** Milliseconds of silence after which a connection is taken for dead. */
  patience: number;
}

/** Runs one connection to its end. */
export type Wire = (ear: Ear) => Promise<Ending>;

/** More missed events than this are announced by one desktop notification instead of one each. */
export const mostSingle = 10;

/**
 * What the server sends again after an absence. Only the last event could tell how many there were, and others' private
 * events make `head - since` an upper bound, so a possibly long replay is held until it ends or falls quiet.
 */
export class Replay {
  #announced = 0;

  /** @param head The last seq of the replay; null when the server did not say. */
  constructor(readonly head: number | null) {}

  static after(since: number, head: number): Replay | null {
    return head - since > mostSingle ? new Replay(head) : null;
  }

  covers(seq: number): boolean {
    return this.head === null || seq <= this.head;
  }

  isOver(seq: number): boolean {
    return this.head !== null && seq >= this.head;
  }

  /** @returns How many the summary should name, or null to announce each. */
  summarise(held: number): number | null {
    this.#announced += held;
    return this.#announced > mostSingle ? this.#announced : null;
  }
}

import type { Preference, Preferences, PreferencesPatch } from "./Preferences";

/** What is in the form. Empty times are no quiet hours. */
export interface Draft {
  cells: Preference[];
  from: string;
  until: string;
  timeZone: string;
}

const none = "00:00";

export const channelsOf = ({ channels }: Preferences) => (channels.length > 0 ? channels : ["email"]);

export function draftOf(known: Preferences): Draft {
  return {
    cells: known.preferences, from: known.quietHours?.from ?? "", until: known.quietHours?.until ?? "",
    timeZone: known.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

export const same = (one: Preference, other: { category: string; channel: string }) => one.category === other.category && one.channel === other.channel;

/** Only what was changed, so that what another device has saved since stays; null: nothing was. */
export function patchOf(known: Preferences, draft: Draft): PreferencesPatch | null {
  const before = draftOf(known);
  const changed = draft.cells.filter((cell) => known.preferences.some((was) => same(was, cell) && was.isAllowed !== cell.isAllowed));
  const hasTimes = draft.from !== "" && draft.until !== "";
  const isMoved = draft.from !== before.from || draft.until !== before.until;
  const patch: PreferencesPatch = {
    ...(changed.length > 0 ? { preferences: changed } : {}),
    ...(isMoved ? { quietHours: hasTimes ? { from: draft.from, until: draft.until } : { from: none, until: none } } : {}),
    // A zone that was only proposed is saved with the first times that mean it.
    ...(draft.timeZone !== before.timeZone || (isMoved && hasTimes && known.timeZone === null) ? { timeZone: draft.timeZone } : {}),
  };
  return Object.keys(patch).length > 0 ? patch : null;
}

/** Why it cannot be saved; null: it can. */
export const problemOf = ({ from, until }: Draft) => ((from === "") !== (until === "") ? "Quiet hours need a start and an end." : null);

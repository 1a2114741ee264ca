import { useState } from "react";

/**
 * What is being typed, over settings that others may change meanwhile. A refetch replaces only what nobody has touched; `isOutdated` says that
 * the settings are others by now than those that the typing began with.
 */
export function useVersionedDraft<S extends { version: number }, D extends object>(settings: S, toDraft: (settings: S) => D) {
  const [opened, setOpened] = useState(settings);
  const [draft, setDraft] = useState(() => toDraft(settings));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(toDraft(opened));
  const takeOver = (newest: S) => {
    setOpened(newest);
    setDraft(toDraft(newest));
  };
  if (settings.version > opened.version && !isDirty) takeOver(settings);
  return {
    draft, isDirty,
    before: toDraft(opened),
    version: opened.version,
    isOutdated: isDirty && settings.version > opened.version,
    change: (part: Partial<D>) => setDraft((now) => ({ ...now, ...part })),
    discard: () => takeOver(settings),
    takeOver,
  };
}

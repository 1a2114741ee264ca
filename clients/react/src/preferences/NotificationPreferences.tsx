import { useEffect, useId, useState, type FormEvent } from "react";
import { channelsOf, draftOf, patchOf, problemOf, same, type Draft } from "./draft";
import { PreferenceTable } from "./PreferenceTable";
import { QuietHoursFields } from "./QuietHoursFields";
import { usePreferences, type UsePreferencesOptions } from "./usePreferences";

/** A form for what the person gets: a box for each category on each channel, and quiet hours. Nothing is saved before "Save". */
export function NotificationPreferences(options: UsePreferencesOptions) {
  const { preferences, error, isSaving, save, reload } = usePreferences(options);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [notice, setNotice] = useState<{ text: string; isProblem: boolean } | null>(null);
  const title = useId();
  useEffect(() => setDraft(preferences && draftOf(preferences)), [preferences]);

  const change = (changed: Partial<Draft>) => {
    setNotice(null);
    setDraft((known) => known && { ...known, ...changed });
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!preferences || !draft || isSaving) return;
    const problem = problemOf(draft);
    if (problem !== null) return setNotice({ text: problem, isProblem: true });
    setNotice(null);
    const patch = patchOf(preferences, draft);
    if (patch === null || (await save(patch))) setNotice({ text: "Saved.", isProblem: false });
  };

  const problem = notice?.isProblem ? notice.text : error;
  return (
    <form className="onb-preferences" aria-labelledby={title} aria-busy={preferences === null && error === null} onSubmit={(event) => void submit(event)}>
      <h3 id={title}>What you get</h3>
      {problem !== null && (
        <div role="alert" className="onb-error">
          <span>{problem}</span>
          {preferences === null && <button type="button" onClick={reload}>Try again</button>}
        </div>
      )}
      {preferences !== null && draft !== null && (
        <>
          <PreferenceTable
            categories={preferences.categories} channels={channelsOf(preferences)} cells={draft.cells}
            onChange={(cell) => change({ cells: draft.cells.map((known) => (same(known, cell) ? cell : known)) })}
          />
          <QuietHoursFields draft={draft} onChange={change} />
          <div className="onb-save">
            <button type="submit" aria-disabled={isSaving}>Save</button>
            <span role="status">{notice !== null && !notice.isProblem ? notice.text : ""}</span>
          </div>
        </>
      )}
    </form>
  );
}

import type { Draft } from "./draft";

const known = Intl.supportedValuesOf?.("timeZone") ?? [];

/** When nothing is sent that can wait, in the person's own zone. */
export function QuietHoursFields({ draft, onChange }: { draft: Draft; onChange: (changed: Partial<Draft>) => void }) {
  const zones = known.includes(draft.timeZone) ? known : [draft.timeZone, ...known];
  return (
    <fieldset>
      <legend>Quiet hours</legend>
      <p>Nothing is sent then that can wait. Leave both times empty for none.</p>
      <label>From <input type="time" value={draft.from} onChange={({ target }) => onChange({ from: target.value })} /></label>
      <label>until <input type="time" value={draft.until} onChange={({ target }) => onChange({ until: target.value })} /></label>
      <label>
        Time zone{" "}
        <select value={draft.timeZone} onChange={({ target }) => onChange({ timeZone: target.value })}>
          {zones.map((zone) => <option key={zone}>{zone}</option>)}
        </select>
      </label>
    </fieldset>
  );
}

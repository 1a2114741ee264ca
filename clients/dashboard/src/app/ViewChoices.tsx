import { useState } from "react";
import { Field } from "../parts/form/Field";
import { Check, Select, TextInput } from "../parts/form/inputs";
import { isZone, localZone, setZone, useZoneChoice } from "../time/zone";
import { setShortcuts, useShortcutsOn } from "../keys/switch";
import { setTheme, themes, useTheme } from "./theme";
import styles from "./ViewMenu.module.css";

/** The zone, the theme, and whether single keys act. */
export default function ViewChoices() {
  const choice = useZoneChoice();
  const isOther = choice !== "local" && choice !== "UTC";
  const [other, setOther] = useState<string | null>(isOther ? choice : null);
  const theme = useTheme();
  const hasShortcuts = useShortcutsOn();
  const choose = (value: string) => {
    setOther(value === "other" ? "" : null);
    if (value !== "other") setZone(value);
  };
  const type = (value: string) => {
    setOther(value);
    if (isZone(value) && value.includes("/")) setZone(value);
  };
  return (
    <div className={styles.choices}>
      <Field label="Time zone">
        <Select value={other !== null ? "other" : choice} onChange={({ target }) => choose(target.value)}>
          <option value="local">Local ({localZone()})</option>
          <option value="UTC">UTC</option>
          <option value="other">Another…</option>
        </Select>
      </Field>
      {other !== null && (
        <Field label="Zone" hint="Such as Europe/Berlin" error={other !== "" && !isZone(other) ? "No such zone" : undefined}>
          <TextInput list="zones" value={other} autoFocus onChange={({ target }) => type(target.value)} />
        </Field>
      )}
      {other !== null && <datalist id="zones">{Intl.supportedValuesOf("timeZone").map((name) => <option key={name} value={name} />)}</datalist>}
      <Field label="Theme">
        <Select value={theme} onChange={({ target }) => setTheme(target.value)}>{themes.map(([value, word]) => <option key={value} value={value}>{word}</option>)}</Select>
      </Field>
      <Check look="switch" checked={hasShortcuts} onChange={({ target }) => setShortcuts(target.checked)} hint="Press ? for the list">Keyboard shortcuts</Check>
    </div>
  );
}

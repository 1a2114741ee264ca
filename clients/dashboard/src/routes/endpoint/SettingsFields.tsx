import type { ChangeEvent } from "react";
import type { Draft } from "../../features/endpoints/settings";
import { Field } from "../../parts/form/Field";
import { Select, TextArea, TextInput } from "../../parts/form/inputs";

type Inputs = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function SettingsFields({ draft, onChange, isOff }: { draft: Draft; onChange: (part: Partial<Draft>) => void; isOff: boolean }) {
  const bind = (name: keyof Draft) => ({ value: draft[name], readOnly: isOff, onChange: ({ target }: ChangeEvent<Inputs>) => onChange({ [name]: target.value }) });
  const choose = (name: keyof Draft) => ({ value: draft[name], disabled: isOff, onChange: ({ target }: ChangeEvent<Inputs>) => onChange({ [name]: target.value }) });
  return (
    <>
      <Field label="URL" hint="https, a public host, port 443 or 8443"><TextInput type="url" required maxLength={2048} {...bind("url")} /></Field>
      <Field label="Description"><TextInput maxLength={500} {...bind("description")} /></Field>
      <Field label="Event types" hint="One a line: order.created, order.* for all below it, * for all"><TextArea rows={3} required {...bind("eventTypes")} /></Field>
      <Field label="Timeout" hint="Seconds for one attempt, 1 to 30"><TextInput type="number" min={1} max={30} step="any" required {...bind("timeout")} /></Field>
      <Field label="Rate limit" hint="Attempts per second; 0: no limit"><TextInput type="number" min={0} max={10000} required {...bind("rateLimit")} /></Field>
      <Field label="Retries" hint="Seconds before each retry, such as 5, 60, 3600. Empty: as the server does it. none: no retries"><TextInput {...bind("retries")} /></Field>
      <Field label="Order"><Select {...choose("order")}><option value="parallel">Parallel: as fast as it goes</option><option value="fifo">In order: one at a time</option></Select></Field>
      {draft.order === "fifo" && <Field label="Ordering key" hint="A member of the payload, such as order.id: one line each. Empty: one line for all"><TextInput {...bind("orderingKey")} /></Field>}
      <Field label="Format"><Select {...choose("format")}><option value="payload">The payload, byte for byte</option><option value="standard">With type and timestamp around it</option></Select></Field>
    </>
  );
}

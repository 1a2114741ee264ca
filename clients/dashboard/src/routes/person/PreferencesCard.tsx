import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { preferencesQuery, savePreferences, type Preferences } from "../../features/people/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Columns, Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Check, Fields, FormError, Group, TextInput } from "../../parts/form/inputs";
import { Loaded } from "../../parts/states/Loaded";
import { zones } from "./zones";

const name = (category: string, channel: string) => `${category} ${channel}`;

/** What a person gets, and when: quiet hours are in their own zone. */
export function PreferencesCard({ id }: { id: string }) {
  const query = useQuery(preferencesQuery(id));
  return <Card title="Preferences"><Loaded query={query}>{(saved) => <Form id={id} saved={saved} />}</Loaded></Card>;
}

function Form({ id, saved }: { id: string; saved: Preferences }) {
  const { reason } = useMayChange();
  const [problem, setProblem] = useState<string | null>(null);
  const save = useAct((body: Parameters<typeof savePreferences>[1]) => savePreferences(id, body), { said: "Preferences saved", refreshes: [["people"]], onFailed: ({ message }) => setProblem(message) });
  const isOpen = (category: string) => saved.categories.some(({ id, isRequired }) => id === category && !isRequired);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "").trim();
    const preferences = saved.preferences.filter(({ category }) => isOpen(category)).map(({ category, channel, isAllowed }) => ({ category, channel, before: isAllowed, isAllowed: form.get(name(category, channel)) !== null }))
      .filter(({ before, isAllowed }) => before !== isAllowed).map(({ before: _, ...changed }) => changed);
    setProblem(null);
    if (reason === undefined && !save.isPending) save.mutate({ preferences, ...(text("from") && text("until") ? { quietHours: { from: text("from"), until: text("until") } } : {}), ...(text("zone") ? { timeZone: text("zone") } : {}) });
  };
  return (
    <form onSubmit={submit}>
      <Fields>
        <FormError>{problem}</FormError>
        <Columns>
          {saved.categories.map((category) => (
            <Group key={category.id} legend={category.label}>
              {saved.preferences.filter((one) => one.category === category.id).map(({ channel, isAllowed }) => (
                <Check key={`${channel} ${isAllowed}`} name={name(category.id, channel)} defaultChecked={isAllowed} disabled={category.isRequired} {...(category.isRequired ? { hint: "Cannot be switched off" } : {})}>{channel}</Check>
              ))}
            </Group>
          ))}
          <Group legend="Quiet hours">
            <Field label="From"><TextInput name="from" type="time" defaultValue={saved.quietHours?.from} /></Field>
            <Field label="Until" hint="The same time as from: none"><TextInput name="until" type="time" defaultValue={saved.quietHours?.until} /></Field>
            <Field label="Their time zone" hint="Quiet hours are by its clock"><TextInput name="zone" list="zones" defaultValue={saved.timeZone ?? ""} autoComplete="off" /></Field>
            <datalist id="zones">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
          </Group>
        </Columns>
        <Line end><Button look="main" type="submit" reason={reason} busy={save.isPending}>Save preferences</Button></Line>
      </Fields>
    </form>
  );
}

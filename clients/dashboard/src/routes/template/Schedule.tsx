import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { fieldsOf, rulesQuery, saveRule, type Rule, type When } from "../../features/templates/rules";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Check, Fields, FormError, Select, TextInput } from "../../parts/form/inputs";
import { Loaded } from "../../parts/states/Loaded";

const choices: readonly (readonly [When, string])[] = [
  ["now", "At once"], ["later", "Later"], ["window", "Several as one, after a while"], ["daily", "Several as one, once a day"],
];

/** When messages of an event type go on a channel, in whatever language. */
export function Schedule({ eventType, channel }: { eventType: string; channel: string }) {
  const query = useQuery(rulesQuery);
  const find = (rule: Rule) => rule.eventType === eventType && rule.channel === channel;
  return <Card title="When it goes"><Loaded query={query}>{({ rules }) => <Form eventType={eventType} channel={channel} rule={rules.find(find)} />}</Loaded></Card>;
}

function Form({ eventType, channel, rule }: { eventType: string; channel: string; rule: Rule | undefined }) {
  const { reason } = useMayChange();
  const [fields, setFields] = useState(() => fieldsOf(rule));
  const [problem, setProblem] = useState<string | null>(null);
  const save = useAct(() => saveRule(eventType, channel, fields), { said: "Saved", refreshes: [["message-rules"]], onFailed: ({ message }: Error) => setProblem(message) });
  const isSame = fields.when === "now" && rule === undefined;
  return (
    <Fields>
      <FormError>{problem}</FormError>
      <Field label="Messages go"><Select value={fields.when} onChange={({ target }) => setFields({ ...fields, when: target.value as When })}>{choices.map(([when, label]) => <option key={when} value={when}>{label}</option>)}</Select></Field>
      {(fields.when === "later" || fields.when === "window") && (
        <Field label={fields.when === "later" ? "Minutes after the event" : "Minutes from the first event on"}><TextInput type="number" min={1} max={10_080} step="any" value={fields.minutes} onChange={({ target }) => setFields({ ...fields, minutes: target.value })} /></Field>
      )}
      {fields.when === "daily" && <Field label="Time of the person's day" hint="By the person's time zone, or UTC"><TextInput type="time" value={fields.at} onChange={({ target }) => setFields({ ...fields, at: target.value })} /></Field>}
      {fields.when !== "now" && <Check checked={fields.unlessRead} hint="On any device: read, dismissed or archived" onChange={({ target }) => setFields({ ...fields, unlessRead: target.checked })}>Leave out what was read in the inbox meanwhile</Check>}
      <Line end><Button reason={reason} disabled={isSame} busy={save.isPending} onClick={() => { setProblem(null); save.mutate(); }}>Save</Button></Line>
    </Fields>
  );
}

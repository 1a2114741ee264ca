import { units, windowOf, type CapField, type CapProblem } from "../../features/providers/capForm";
import type { Cap } from "../../features/providers/caps";
import { Field } from "../../parts/form/Field";
import { Group, Select, TextInput } from "../../parts/form/inputs";

/** The inputs of a channel's limits: by number, by money, by address. */
export function LimitsFields({ cap: { channel, daily, budget, perAddress }, problem }: { cap: Cap; problem: CapProblem | null }) {
  const wrong = (field: CapField) => (problem?.[0] === field ? problem[1] : undefined);
  const window = perAddress && windowOf(perAddress.window);
  return (
    <>
      <Group legend="By number">
        <Field label={channel === "sms" ? "Segments a day" : "Messages a day"} hint="Of UTC. Empty: any number" error={wrong("daily")}><TextInput name="daily" type="number" min={0} step={1} defaultValue={daily ?? ""} /></Field>
      </Group>
      <Group legend="By money">
        <Field label="Amount" hint="As 25.00. Empty: any amount" error={wrong("budget.amount")}><TextInput name="amount" inputMode="decimal" autoComplete="off" maxLength={20} defaultValue={budget?.amount ?? ""} /></Field>
        <Field label="Currency" hint="That of the accounts' prices, such as EUR" error={wrong("budget.currency")}><TextInput name="currency" autoComplete="off" spellCheck={false} maxLength={3} defaultValue={budget?.currency ?? ""} /></Field>
        <Field label="In a" hint="Of UTC, as on invoices"><Select name="period" defaultValue={budget?.period ?? "month"}><option value="day">day</option><option value="month">month</option></Select></Field>
        <Field label="A message without a price" hint="Where no price list of an account knows the number"><Select name="unpriced" defaultValue={budget?.unpriced ?? "stop"}><option value="stop">is stopped</option><option value="send">is sent, and counted</option></Select></Field>
      </Group>
      <Group legend="To one address">
        <Field label="At most" hint="More waits, but sign-in codes and what is urgent. Empty: any number" error={wrong("perAddress")}><TextInput name="limit" type="number" min={1} max={1000} step={1} defaultValue={perAddress?.limit ?? ""} /></Field>
        <Field label="In any"><TextInput name="window" type="number" min={1} max={604_800} step={1} defaultValue={window?.count ?? ""} /></Field>
        <Field label="Unit of that time"><Select name="unit" defaultValue={window?.unit ?? "hours"}>{units.map(([unit]) => <option key={unit}>{unit}</option>)}</Select></Field>
      </Group>
    </>
  );
}

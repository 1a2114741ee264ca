import { linesOf, type PriceProblem } from "../../features/providers/prices";
import type { Account } from "../../features/providers/queries";
import { Field } from "../../parts/form/Field";
import { Group, TextArea, TextInput } from "../../parts/form/inputs";

/** What an account is expected to take: budgets of money reserve by it. */
export function PricesFields({ account, problem }: { account: Account | undefined; problem: PriceProblem | null }) {
  const wrong = (field: PriceProblem["field"]) => (problem?.field === field ? problem.text : undefined);
  return (
    <Group legend="Prices">
      <Field label="Currency of the prices" hint="Such as EUR" error={wrong("currency")}><TextInput name="priceCurrency" autoComplete="off" spellCheck={false} maxLength={3} defaultValue={account?.prices?.currency ?? ""} /></Field>
      <Field label="Price list" hint="One a line: how a number begins, and what a segment of SMS or a message costs there, as 49 0.075. The longest beginning counts; * is every other number, and all mail" error={wrong("prices")}>
        <TextArea name="prices" className="mono" rows={4} spellCheck={false} placeholder={"* 0.08\n49 0.075"} defaultValue={linesOf(account?.prices)} />
      </Field>
    </Group>
  );
}

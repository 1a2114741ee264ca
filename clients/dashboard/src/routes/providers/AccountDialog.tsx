import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { isPriceProblem, priceProblemOf, readPrices, type PriceProblem, type Prices } from "../../features/providers/prices";
import { accountsQuery, changeAccount, createAccount, type Account, type Manifest } from "../../features/providers/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";
import { ManifestFields } from "./ManifestFields";
import { PricesFields } from "./PricesFields";
import { SetupHelp } from "./SetupHelp";

type Reader = (name: string) => string;

/** Makes an account at a sending service, or changes one: the fields are those of the service's manifest. */
export default function AccountDialog({ account, catalogue, onClose }: { account: Account | undefined; catalogue: readonly Manifest[]; onClose: () => void }) {
  const [id, setId] = useState(account?.provider ?? catalogue[0]?.id ?? "");
  const [problem, setProblem] = useState<PriceProblem | string | null>(null);
  const manifest = catalogue.find((one) => one.id === id);
  const save = useAct(({ text, prices }: { text: Reader; prices: Prices }) => withStepUp(() => {
    const settings = Object.fromEntries((manifest?.fields ?? []).map(({ name }) => [name, text(`field.${name}`)] as const).filter(([, value]) => value !== ""));
    const common = { name: text("name"), settings, prices, ratePerSecond: Number(text("rate")), ...(text("position") ? { position: Number(text("position")) } : {}) };
    return account ? changeAccount({ id: account.id, ...common }) : createAccount({ provider: id, channel: text("channel"), ...common });
  }), { said: "Saved", refreshes: [accountsQuery.queryKey], onDone: onClose, onFailed: ({ message }) => setProblem(priceProblemOf(message) ?? message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text: Reader = (name) => String(form.get(name) ?? "").trim();
    const prices = readPrices(text("priceCurrency"), text("prices"));
    setProblem(isPriceProblem(prices) ? prices : null);
    if (!isPriceProblem(prices) && !save.isPending) save.mutate({ text, prices });
  };
  return (
    <Dialog title={account ? account.name || account.id : "New account"} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="account" busy={save.isPending}>Save</Button></>}>
      <form id="account" onSubmit={submit}>
        <Fields>
          <FormError>{typeof problem === "string" ? problem : null}</FormError>
          <Field label="Service"><Select value={id} disabled={account !== undefined} onChange={({ target }) => setId(target.value)}>{catalogue.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select></Field>
          {manifest?.help && <SetupHelp text={manifest.help} />}
          {!account && <Field label="Channel"><Select name="channel">{(manifest?.channels ?? []).map((channel) => <option key={channel}>{channel}</option>)}</Select></Field>}
          <Field label="Name"><TextInput name="name" maxLength={100} defaultValue={account?.name ?? ""} /></Field>
          {manifest && <ManifestFields key={id} manifest={manifest} account={account} />}
          <Field label="Messages per second" hint="Empty: as the service's manifest says"><TextInput name="rate" type="number" min={0} step={1} defaultValue={account?.ratePerSecond || ""} /></Field>
          <PricesFields account={account} problem={typeof problem === "string" ? null : problem} />
          <Field label="Position" hint="The lowest goes first; the others follow where it fails"><TextInput name="position" type="number" min={0} defaultValue={account?.position ?? ""} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}

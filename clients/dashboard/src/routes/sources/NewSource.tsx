import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { apiRoot } from "../../app/base";
import { withStepUp } from "../../auth/stepUp";
import { presets, saveSource, sourcesQuery } from "../../features/sources/queries";
import { Button } from "../../parts/Button";
import { Code } from "../../parts/Code";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";

/** Declares a source by its service's preset. */
export function NewSource({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = useAct((body: Parameters<typeof saveSource>[0]) => withStepUp(() => saveSource(body)), { said: "Source saved", refreshes: [sourcesQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const everyone = text("audience") === "everyone" ? { audience: ["*"] } : {};
    setProblem(null);
    if (!save.isPending) save.mutate({ name: text("name"), preset: text("preset"), ...everyone, ...(text("secret") ? { secret: text("secret") } : {}) });
  };
  if (save.data) {
    return (
      <Dialog title={`The source ${save.data.name}`} onClose={onClose} foot={<Button look="main" onClick={onClose}>Done</Button>}>
        <Fields>
          <p>Enter this address at the service.</p><Code text={apiRoot + save.data.path} label="Address" />
          {save.data.secret && <><p>Its secret is shown now and not again.</p><Code text={save.data.secret} label="Secret" /></>}
        </Fields>
      </Dialog>
    );
  }
  return (
    <Dialog narrow title="New source" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="new-source" busy={save.isPending}>Save</Button></>}>
      <form id="new-source" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Name" hint="Part of the address, such as github"><TextInput name="name" required pattern="[a-z0-9][a-z0-9_\-]*" maxLength={40} /></Field>
          <Field label="Service"><Select name="preset" defaultValue="github">{presets.map((preset) => <option key={preset}>{preset}</option>)}</Select></Field>
          <Field label="Secret" hint="The service's, where it makes one; empty: one is made"><TextInput name="secret" autoComplete="off" spellCheck={false} /></Field>
          <Field label="Who sees its events"><Select name="audience"><option value="none">Endpoints only</option><option value="everyone">Everyone, in the inbox</option></Select></Field>
        </Fields>
      </form>
    </Dialog>
  );
}

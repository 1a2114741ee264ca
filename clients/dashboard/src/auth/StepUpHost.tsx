import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { basePath } from "../app/base";
import { useStore } from "../app/store";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Field } from "../parts/form/Field";
import { Fields, FormError, TextInput } from "../parts/form/inputs";
import { readAuthState, ssoAddress } from "./api";
import { proveAgain, stepUpAsked } from "./stepUp";
import { useUser } from "./useUser";

/** Asks who is there once more, before an act that matters. */
export default function StepUpHost() {
  const answer = useStore(stepUpAsked);
  return answer === null ? null : <StepUp onAnswer={answer} />;
}

function StepUp({ onAnswer }: { onAnswer: (isProven: boolean) => void }) {
  const { email } = useUser();
  const state = useQuery({ queryKey: ["auth", "state"], queryFn: readAuthState, staleTime: 60_000 });
  const choices = (state.data?.sso ?? []).filter(({ domains }) => domains.includes(email.slice(email.lastIndexOf("@") + 1)));
  const here = (location.pathname + location.search).slice(basePath.length);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const proof = String(new FormData(event.currentTarget).get("proof")).trim();
    setBusy(true);
    try {
      await proveAgain(/^\d{6}$/.test(proof) ? { code: proof } : { password: proof });
      onAnswer(true);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "Not accepted");
      setBusy(false);
    }
  };
  return (
    <Dialog narrow title="Is it still you?" onClose={() => onAnswer(false)} foot={<><Button onClick={() => onAnswer(false)}>Cancel</Button><Button look="main" type="submit" form="step-up" busy={isBusy}>Confirm</Button></>}>
      <form id="step-up" onSubmit={(event) => void submit(event)}>
        <Fields>
          <p className="soft">This needs a sign-in of the last ten minutes.</p>
          <FormError>{problem}</FormError>
          <input hidden readOnly type="email" autoComplete="username" value={email} />
          <Field label="Password" hint="Or six digits of your authenticator"><TextInput name="proof" type="password" autoComplete="current-password" required autoFocus /></Field>
          {choices.map(({ id, name }) => <p key={id}>Or <a href={ssoAddress(id, here, true)}>sign in again with {name}</a>; what you began here is not kept.</p>)}
        </Fields>
      </form>
    </Dialog>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { readAuthState, tenant } from "../../auth/api";
import { enter, session, signedIn } from "../../auth/session";
import { hasPasskeys } from "../../auth/passkeys";
import { nextAddress } from "../../auth/nextAddress";
import { go } from "../../app/history";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { useStore } from "../../app/store";
import { Outside } from "../../auth/Outside";
import { FormError } from "../../parts/form/inputs";
import { Failed } from "../../parts/states/states";
import { LoginForm } from "./LoginForm";
import { PasskeyButton } from "./PasskeyButton";
import { SsoChoices } from "./SsoChoices";
import { SsoCode } from "./SsoCode";
import { ssoProblem } from "./ssoProblem";

export default function LoginPage() {
  const search = useQueryString();
  const next = nextAddress(one(search.next));
  const named = one(search.tenant);
  if (named !== undefined && named !== tenant.get()) tenant.set(named === "default" ? null : named);
  const state = useQuery({ queryKey: ["auth", "state", named], queryFn: readAuthState, staleTime: 60_000 });
  const [email, setEmail] = useState("");
  const sso = one(search.sso);
  const isIn = useStore(session).status === "in";
  useEffect(() => { void signedIn(); }, []);
  useEffect(() => { if (isIn) go(next, { replace: true }); }, [isIn, next]);
  useEffect(() => { if (state.data?.needsSetup) go("setup", { replace: true }); }, [state.data]);
  return (
    <Outside title="Sign in">
      {one(search.why) === "expired" && <p className="soft" role="status">Your session has ended. Sign in again to go on.</p>}
      {next !== "" && <p className="soft">You will go on to <span className="mono">/{next.length > 60 ? `${next.slice(0, 60)}…` : next}</span></p>}
      {sso !== undefined && sso !== "code_required" && <FormError>{ssoProblem(sso)}</FormError>}
      {state.error ? <Failed error={state.error} onRetry={() => void state.refetch()} /> : sso === "code_required" ? <SsoCode onIn={enter} /> : (
        <>
          <div onInput={({ target }) => { if (target instanceof HTMLInputElement && target.name === "email") setEmail(target.value); }}><LoginForm onIn={enter} /></div>
          {state.data?.hasPasskeys && hasPasskeys() && <PasskeyButton onIn={enter} />}
          <SsoChoices choices={state.data?.sso ?? []} email={email} next={next} />
          <p><Link to="/reset">Forgot the password?</Link></p>
        </>
      )}
    </Outside>
  );
}

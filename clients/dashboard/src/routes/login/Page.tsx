import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { readAuthState, tenant } from "../../auth/api";
import { enter, session, signedIn } from "../../auth/session";
import { hasPasskeys } from "../../auth/passkeys";
import { nextAddress } from "../../auth/nextAddress";
import { go } from "../../app/history";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { useStore } from "../../app/store";
import { Outside } from "../../auth/Outside";
import { Failed } from "../../parts/states/states";
import { LoginForm } from "./LoginForm";
import { PasskeyButton } from "./PasskeyButton";

export default function LoginPage() {
  const search = useQueryString();
  const next = nextAddress(one(search.next));
  const named = one(search.tenant);
  if (named !== undefined && named !== tenant.get()) tenant.set(named === "default" ? null : named);
  const state = useQuery({ queryKey: ["auth", "state", named], queryFn: readAuthState, staleTime: 60_000 });
  const isIn = useStore(session).status === "in";
  useEffect(() => { void signedIn(); }, []);
  useEffect(() => { if (isIn) go(next, { replace: true }); }, [isIn, next]);
  useEffect(() => { if (state.data?.needsSetup) go("setup", { replace: true }); }, [state.data]);
  return (
    <Outside title="Sign in">
      {one(search.why) === "expired" && <p className="soft" role="status">Your session has ended. Sign in again to go on.</p>}
      {next !== "" && <p className="soft">You will go on to <span className="mono">/{next.length > 60 ? `${next.slice(0, 60)}…` : next}</span></p>}
      {state.error ? <Failed error={state.error} onRetry={() => void state.refetch()} /> : <><LoginForm onIn={enter} />{state.data?.hasPasskeys && hasPasskeys() && <PasskeyButton onIn={enter} />}<p><Link to="/reset">Forgot the password?</Link></p></>}
    </Outside>
  );
}

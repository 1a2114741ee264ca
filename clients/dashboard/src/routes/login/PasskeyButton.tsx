import { Fingerprint } from "lucide-react";
import { useState } from "react";
import { authCall, type Session } from "../../auth/api";
import { showPasskey, wasDismissed } from "../../auth/passkeys";
import { Button } from "../../parts/Button";
import { FormError } from "../../parts/form/inputs";
import { loginProblem } from "./loginProblem";

/** Without an address and a password: the authenticator knows who it is. */
export function PasskeyButton({ onIn }: { onIn: (session: Session) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const response = await showPasskey(await authCall<unknown>("/passkey/begin"));
      onIn(await authCall<Session>("/passkey", { response }));
    } catch (error) {
      setProblem(wasDismissed(error) ? "No passkey was used." : loginProblem(error));
      setBusy(false);
    }
  };
  return <><FormError>{problem}</FormError><Button icon={<Fingerprint aria-hidden />} busy={isBusy} onClick={() => void signIn()}>Sign in with a passkey</Button></>;
}

import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { isApiError } from "../../api/ApiError";
import { authCall } from "../../auth/api";
import { takeLinkToken } from "../../auth/linkToken";
import { NewPassword } from "../../auth/NewPassword";
import { Outside } from "../../auth/Outside";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** Asks for a link by mail; with the link, for the new password. */
export default function ResetPage() {
  const [token, setToken] = useState(takeLinkToken);
  const [state, setState] = useState<"open" | "done" | "expired">("open");
  const confirm = async (password: string) => {
    try {
      await authCall<null>("/reset/confirm", { token, password });
      setState("done");
    } catch (error) {
      if (!isApiError(error) || error.code !== "link_expired") throw error;
      setToken("");
      setState("expired");
    }
  };
  return (
    <Outside title={token === "" ? "Forgot the password" : "New password"}>
      {state === "done" ? <p role="status">The password is set, and every session has ended. <Link to="/login">Sign in</Link></p>
        : token === "" ? <Ask isExpired={state === "expired"} /> : <NewPassword verb="Set the password" onPassword={confirm} />}
    </Outside>
  );
}

function Ask({ isExpired }: { isExpired: boolean }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email")).trim();
    setProblem(null);
    authCall<null>("/reset", { email }).then(() => setSentTo(email), ({ message }: Error) => setProblem(message));
  };
  if (sentTo !== null) return <p role="status">If {sentTo} is a member, a mail with a link is on its way.</p>;
  return (
    <form onSubmit={submit}>
      <Fields>
        {isExpired && <p role="alert">This link has expired or was used. Ask for another one.</p>}
        <FormError>{problem}</FormError>
        <Field label="E-mail"><TextInput name="email" type="email" autoComplete="username" required autoFocus /></Field>
        <Button look="main" type="submit">Send me a link</Button>
        <Link to="/login">Back to the sign-in</Link>
      </Fields>
    </form>
  );
}

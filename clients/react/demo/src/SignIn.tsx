import { useState, type FormEvent } from "react";
import { post, type Session } from "./session";

/** An e-mail address, then the code that was sent there. */
export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const [email, setEmail] = useState("");
  const [code, setCode] = useState("");
  const [challengeId, setChallenge] = useState<string | null>(null);
  const [error, setError] = useState("");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError("");
    try {
      if (challengeId === null) setChallenge((await post<{ challengeId: string }>("/v1/auth/otp/request", { email })).challengeId);
      else onSignedIn(await post<Session>("/v1/auth/otp/verify", { challengeId, email, code }));
    } catch (refused) {
      setError((refused as Error).message);
    }
  };

  return (
    <form className="card" onSubmit={(event) => void submit(event)}>
      <h1>Sign in</h1>
      <label>
        E-mail
        <input type="email" required autoComplete="email" placeholder="you@codingninjas.com" value={email} readOnly={challengeId !== null} onChange={(e) => setEmail(e.target.value)} />
      </label>
      {challengeId !== null && (
        <label>
          Code from the e-mail
          <input required autoFocus inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(e) => setCode(e.target.value.trim())} />
        </label>
      )}
      <button>{challengeId === null ? "Send the code" : "Sign in"}</button>
      {challengeId !== null && <p>A development server sends no mail: <a href="/dev/mail" target="_blank" rel="noreferrer">read it here</a>.</p>}
      <p role="alert">{error}</p>
    </form>
  );
}

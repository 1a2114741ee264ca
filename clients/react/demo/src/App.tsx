import { useState } from "react";
import { NotificationBell, NotificationProvider } from "../../src";
import { Samples } from "./Samples";
import { savedSession, saveSession, post, type Session } from "./session";
import { SignIn } from "./SignIn";

const tenantId = "default";

export function App() {
  const [session, setSession] = useState(savedSession);

  const enter = (entered: Session | null) => {
    saveSession(entered);
    setSession(entered);
  };

  const leave = () => {
    if (session) void post("/v1/auth/logout", {}, session.token).catch(() => undefined);
    enter(null);
  };

  return (
    <NotificationProvider token={session?.token}>
      <header>
        <strong>OrleansNotify</strong>
        <span>the bell</span>
        {session && <NotificationBell tenantId={tenantId} userId={session.email} />}
      </header>
      <main>{session ? <Samples session={session} tenantId={tenantId} onLeave={leave} /> : <SignIn onSignedIn={enter} />}</main>
    </NotificationProvider>
  );
}

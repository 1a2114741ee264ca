import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isApiError } from "../../api/ApiError";
import { go } from "../../app/history";
import { authCall, type Session } from "../../auth/api";
import { takeLinkToken } from "../../auth/linkToken";
import { NewPassword } from "../../auth/NewPassword";
import { Outside } from "../../auth/Outside";
import { enter } from "../../auth/session";
import { Failed } from "../../parts/states/states";
import { Skeleton } from "../../parts/states/Skeleton";

interface Invitation { email: string; role: string; tenant: string }

/** Who was invited sets a password, and is in. Looking at the page uses nothing up: mail scanners do. */
export default function InvitePage() {
  const [token] = useState(takeLinkToken);
  const query = useQuery({ queryKey: ["invite", token], queryFn: () => authCall<Invitation>("/invite", { token }), retry: false, gcTime: 0 });
  const accept = async (password: string) => {
    enter(await authCall<Session>("/invite/accept", { token, password }));
    go("", { replace: true });
  };
  const isOver = token === "" || (isApiError(query.error) && query.error.status > 0 && query.error.status < 500);
  return (
    <Outside title="Invitation">
      {isOver ? <><p>This invitation has expired, was withdrawn, or was used. Whoever invited you can send another one.</p><Link to="/login">Sign in</Link></>
        : query.error ? <Failed error={query.error} onRetry={() => void query.refetch()} />
          : query.data ? <><p><strong>{query.data.email}</strong> becomes {query.data.role} of {query.data.tenant}.</p><NewPassword email={query.data.email} verb="Accept" onPassword={accept} /></> : <Skeleton rows={2} />}
    </Outside>
  );
}

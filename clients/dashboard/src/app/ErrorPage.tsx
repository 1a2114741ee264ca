import { CloudOff } from "lucide-react";
import { CodeError } from "../code/CodeError";
import { holdsAll } from "../code/reloadOnce";
import { Button } from "../parts/Button";
import { Message } from "../parts/states/Message";
import { Failed } from "../parts/states/states";

const reload = () => location.reload();

/** What a page could not cope with, or that its code could not be loaded. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  if (!(error instanceof CodeError)) return <Failed error={error} onRetry={reload} />;
  const [isGone, mayReload] = [error.why === "gone", !holdsAll()];
  const again = () => { error.forget(); reset?.(); };
  return (
    <Message icon={CloudOff} tone="bad" role="alert" title="This page could not be loaded" actions={(error.why === "silent" || mayReload) && <Button onClick={error.why === "silent" ? again : reload}>Try again</Button>}>
      {isGone ? <p>The server was updated and has other files by now. {mayReload ? "Try again loads the new page." : "Ask for a new link where you found this one."}</p>
        : <p>It was tried several times. The network or the server may be away for a moment; what you saved is there.</p>}
    </Message>
  );
}

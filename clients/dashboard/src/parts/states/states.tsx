import { CircleSlash, Inbox, LockKeyhole, OctagonAlert, SearchX, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { isApiError } from "../../api/ApiError";
import { Button } from "../Button";
import { Message } from "./Message";

/** There has never been one. */
export const Empty = ({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) =>
  <Message icon={Inbox} title={title} actions={actions}>{children}</Message>;

/** There are some, but none that fits the filter. */
export const NoMatch = ({ what, onClear }: { what: string; onClear: () => void }) =>
  <Message icon={SearchX} title={`No ${what} match these filters`} actions={<Button onClick={onClear}>Clear filters</Button>} />;

/** The role of who is signed in does not suffice. */
export const Forbidden = ({ need = "admin or owner", children }: { need?: string; children?: ReactNode }) =>
  <Message icon={LockKeyhole} title="Not for your role">{children ?? `This page needs the role ${need}.`}</Message>;

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const known = isApiError(error) ? error : null;
  if (known?.status === 403) return <Forbidden>{known.message}</Forbidden>;
  if (known?.status === 404) return <Message icon={CircleSlash} title="Not found">It does not exist, or is no longer kept.</Message>;
  return (
    <Message icon={known?.status === 0 ? WifiOff : OctagonAlert} tone="bad" role="alert" title={known?.status === 0 ? "The server does not answer" : "This could not be loaded"}
      actions={onRetry && <Button onClick={onRetry}>Try again</Button>}>
      {known?.status !== 0 && <p>{error instanceof Error ? error.message : String(error)}</p>}
      {known?.requestId && <p>Request <code>{known.requestId}</code></p>}
    </Message>
  );
}

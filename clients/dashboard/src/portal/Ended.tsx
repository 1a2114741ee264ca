import { LinkIcon, WifiOff } from "lucide-react";
import { useEffect } from "react";
import { product } from "../app/product";
import { Button } from "../parts/Button";
import { Message } from "../parts/states/Message";
import type { Outcome } from "./open";

const words = {
  "no-code": ["Open this page by a link", "The link of this page was opened already, or the page was reloaded. Ask for a new link where you found it."],
  expired: ["This link has ended", "A link opens once, and lasts as long as it was made for. Ask for a new one where you found it."],
  unreachable: ["The server does not answer", "The link is not used up yet."],
} as const;

/** There is nothing to show, and why. */
export function Ended({ why, onRetry }: { why: Exclude<Outcome, "open">; onRetry?: () => void }) {
  const [title, text] = words[why];
  useEffect(() => { document.title = `${title} · ${product.name}`; }, [title]);
  const isUnreachable = why === "unreachable";
  return <main><Message icon={isUnreachable ? WifiOff : LinkIcon} title={title} role="alert" actions={isUnreachable && onRetry && <Button onClick={onRetry}>Try again</Button>}>{text}</Message></main>;
}

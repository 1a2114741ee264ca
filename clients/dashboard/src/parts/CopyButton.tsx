import { Check, Copy, X } from "lucide-react";
import { useState } from "react";
import { Button } from "./Button";
import { copyText } from "./copyText";

interface Props {
  text: string | (() => string | Promise<string>);
  /** What is copied: "Copy id". */
  label: string;
  /** Shows the label next to the icon. */
  wide?: boolean;
}

/** Copies, and says whether it did. */
export function CopyButton({ text, label, wide }: Props) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const copy = async () => {
    const copied = await Promise.resolve(typeof text === "function" ? text() : text).then(copyText).catch(() => false);
    setOutcome(copied ? "copied" : "failed");
    setTimeout(() => setOutcome(null), 2000);
  };
  const said = outcome === "copied" ? "Copied" : outcome === "failed" ? "Not copied: the browser refused" : null;
  const icon = outcome === "copied" ? <Check aria-hidden /> : outcome === "failed" ? <X aria-hidden /> : <Copy aria-hidden />;
  return (
    <>
      <Button look={wide ? "plain" : "quiet"} small={!wide} icon={icon} onClick={() => void copy()} {...(wide ? {} : { "aria-label": label, "data-tip": said ?? label })}>{wide ? said ?? label : undefined}</Button>
      <span role="status" className="visually-hidden">{said}</span>
    </>
  );
}

import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "./Button";
import styles from "./Menu.module.css";

interface Props {
  label: string;
  icon?: ReactNode;
  /** Shows the label next to the icon. */
  wide?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button that unfolds a panel; Escape, a click elsewhere or leaving by Tab folds it. */
export function Menu({ label, icon, wide, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    frame.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const outside = ({ target }: Event) => { if (target instanceof Node && !frame.current?.contains(target)) setOpen(false); };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [isOpen]);
  return (
    <div ref={frame} className={styles.frame} onKeyDown={(event) => { if (event.key === "Escape" && isOpen) { event.stopPropagation(); close(); } }}>
      <Button look={wide ? "plain" : "quiet"} icon={icon} aria-expanded={isOpen} aria-controls={id} {...(wide ? {} : { "aria-label": label, "data-tip": label })} onClick={() => setOpen(!isOpen)}>{wide ? label : undefined}</Button>
      {isOpen && <div id={id} className={styles.panel} role="group" aria-label={label}>{children(close)}</div>}
    </div>
  );
}

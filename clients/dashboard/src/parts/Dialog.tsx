import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button } from "./Button";
import styles from "./Dialog.module.css";

interface Props {
  title: string;
  onClose: () => void;
  children?: ReactNode;
  /** The buttons. */
  foot?: ReactNode;
  narrow?: boolean;
  /** Not closed by Escape or by a click next to it. */
  stays?: boolean;
  role?: "alertdialog";
}

/** The browser's own modal dialog: it keeps the focus, ends by Escape, and gives the focus back. */
export function Dialog({ title, onClose, children, foot, narrow, stays = false, role }: Props) {
  const view = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = view.current!;
    const before = document.activeElement;
    dialog.showModal();
    // React's autoFocus came before the dialog was shown: what one types into comes first, then what one presses.
    const first = `.${styles.body} :is(input, select, textarea):not([hidden], [readonly]), .${styles.foot} button`;
    dialog.querySelector<HTMLElement>(first)?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={view} role={role} aria-labelledby={id} className={`${styles.dialog} ${narrow ? styles.narrow : ""}`} onCancel={(event) => { event.preventDefault(); if (!stays) onClose(); }}
      onPointerDown={({ target, currentTarget }) => { if (target === currentTarget && !stays) onClose(); }}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <Button look="quiet" small icon={<X aria-hidden />} aria-label="Close" onClick={onClose} />
        </header>
        {children !== undefined && <div className={styles.body}>{children}</div>}
        {foot && <footer className={styles.foot}>{foot}</footer>}
      </div>
    </dialog>
  );
}

import { CircleCheck, OctagonAlert, X } from "lucide-react";
import { useStore } from "../app/store";
import { Button } from "./Button";
import { dismiss, toasts } from "./toast";
import styles from "./Toasts.module.css";

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={styles.toast} data-tone={tone}>
          {tone === "good" ? <CircleCheck aria-hidden /> : <OctagonAlert aria-label="Failed" />}
          <p>{text}</p>
          <Button look="quiet" small icon={<X aria-hidden />} aria-label="Dismiss" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

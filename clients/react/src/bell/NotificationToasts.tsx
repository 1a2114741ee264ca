import { useEffect, useRef, useState } from "react";
import type { Toast } from "../types";
import { CloseIcon, TypeIcon } from "./icons";

const shownFor = 6_000;

interface Props {
  toasts: readonly Toast[];
  onClose: (key: string) => void;
}

/** Read out when they come; they go by themselves, but not from under somebody's pointer or focus. */
export function NotificationToasts({ toasts, onClose }: Props) {
  return (
    <div className="onb-toasts" role="log" aria-live="polite" aria-relevant="additions" aria-label="New notifications">
      {toasts.map((toast) => <Shown key={toast.key} toast={toast} onClose={onClose} />)}
    </div>
  );
}

function Shown({ toast: { key, type, title, message }, onClose }: { toast: Toast; onClose: Props["onClose"] }) {
  const [isHeld, setHeld] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  // What is not over yet is said until it is.
  const stays = isHeld || key === "connection";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close.current(key), shownFor);
    return () => clearTimeout(timer);
  }, [key, stays]);

  return (
    <div
      className="onb-toast" data-type={type} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}
    >
      <TypeIcon type={type} />
      <div className="onb-text">
        <p className="onb-title">{title}</p>
        {message !== "" && <p className="onb-message">{message}</p>}
      </div>
      <button type="button" aria-label={`Close: ${title}`} onClick={() => onClose(key)}><CloseIcon /></button>
    </div>
  );
}

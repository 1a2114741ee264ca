import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { UseNotificationsOptions } from "../types";
import { useNotifications } from "../useNotifications";
import { BellIcon } from "./icons";
import { NotificationPanel } from "./NotificationPanel";
import { NotificationToasts } from "./NotificationToasts";

export interface NotificationBellProps extends UseNotificationsOptions {
  /** The edge of the button that the list hangs from. Default "right". */
  align?: "left" | "right";
  /** Default: as the system is. */
  theme?: "light" | "dark";
  className?: string;
  /** Whether the list has a button for what the person gets. Default true. */
  showPreferences?: boolean;
}

/** A button with the number of unread notifications, their list, and toasts for new ones. */
export function NotificationBell({ align = "right", theme, className, showPreferences = true, ...options }: NotificationBellProps) {
  const notifications = useNotifications(options);
  const { unreadCount, isConnected, toasts, closeToast } = notifications;
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();

  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    const outside = ({ target }: Event) => {
      // What was clicked may be gone already, as a dismissed item is.
      if (target instanceof Node && target.isConnected && !root.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
    }
  };

  const shown = unreadCount > 99 ? "99+" : `${unreadCount}`;
  return (
    <div ref={root} className={["onb", className].filter(Boolean).join(" ")} data-theme={theme} onKeyDown={onKeyDown}>
      <button
        ref={button} type="button" className="onb-button" aria-haspopup="dialog" aria-expanded={isOpen} aria-controls={isOpen ? panel : undefined}
        aria-label={`Notifications, ${unreadCount === 0 ? "none" : shown === `${unreadCount}` ? shown : `${shown}, ${unreadCount}`} unread, ${isConnected ? "connected" : "disconnected"}`}
        onClick={() => setOpen(!isOpen)}
      >
        <BellIcon />
        {unreadCount > 0 && <span className="onb-badge" aria-hidden="true">{shown}</span>}
        <span className="onb-dot" data-connected={isConnected} aria-hidden="true" />
      </button>
      {isOpen && <NotificationPanel id={panel} align={align} notifications={notifications} source={showPreferences ? options : null} />}
      <NotificationToasts toasts={toasts} onClose={closeToast} />
    </div>
  );
}

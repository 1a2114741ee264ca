import { useEffect, useRef, useState } from "react";
import { NotificationPreferences } from "../preferences/NotificationPreferences";
import type { UsePreferencesOptions } from "../preferences/usePreferences";
import type { UseNotificationsResult } from "../useNotifications";
import { NotificationList } from "./NotificationList";

interface Props {
  id: string;
  align: "left" | "right";
  notifications: UseNotificationsResult;
  /** null: no preferences are offered. */
  source: UsePreferencesOptions | null;
}

/** What the button opens: a heading, how the connection is, and the list. It is no modal: whoever tabs on leaves it. */
export function NotificationPanel({ id, align, notifications, source }: Props) {
  const { isConnected, unreadCount, error, markAllAsRead, refresh } = notifications;
  const panel = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  useEffect(() => panel.current?.focus(), []);

  return (
    <div ref={panel} id={id} role="dialog" aria-labelledby={`${id}-title`} tabIndex={-1} className="onb-panel" data-align={align}>
      <div className="onb-head">
        <h2 id={`${id}-title`}>Notifications</h2>
        <span role="status" className="onb-state" data-connected={isConnected}>{isConnected ? "Connected" : "Disconnected"}</span>
        <button type="button" className="onb-all" aria-disabled={unreadCount === 0} onClick={() => unreadCount > 0 && void markAllAsRead()}>
          Mark all as read
        </button>
      </div>
      {error !== null && (
        <div role="alert" className="onb-error">
          <span>{error}</span>
          <button type="button" onClick={() => void refresh()}>Try again</button>
        </div>
      )}
      {isChoosing && source !== null
        ? <div id={`${id}-preferences`} className="onb-choose"><NotificationPreferences tenantId={source.tenantId} token={source.token} serverUrl={source.serverUrl} /></div>
        : <NotificationList notifications={notifications} />}
      {source !== null && (
        <button type="button" className="onb-choose-button" aria-expanded={isChoosing} aria-controls={isChoosing ? `${id}-preferences` : undefined} onClick={() => setChoosing(!isChoosing)}>
          {isChoosing ? "Back to notifications" : "Choose what you get"}
        </button>
      )}
    </div>
  );
}

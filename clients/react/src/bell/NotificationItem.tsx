import { memo, type KeyboardEvent } from "react";
import { safeLink } from "../link";
import { relativeTime } from "../time";
import type { Notification } from "../types";
import { CheckIcon, CloseIcon, TypeIcon } from "./icons";

interface Props {
  notification: Notification;
  now: number;
  /** One item of the list is in the tab order; arrows lead to the others. */
  isReachable: boolean;
  onFocus: (id: string) => void;
  onRead: (id: string) => void;
  onDismiss: (id: string) => void;
}

export const NotificationItem = memo(function NotificationItem({ notification, now, isReachable, onFocus, onRead, onDismiss }: Props) {
  const { id, title, message, type, priority, isRead, actionUrl, actionText, createdAt } = notification;
  const link = safeLink(actionUrl);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if ((event.key === "Enter" || event.key === " ") && !isRead) onRead(id);
    else if (event.key === "Delete" || event.key === "Backspace") onDismiss(id);
    else return;
    event.preventDefault();
  };

  return (
    <li
      data-item={id} className="onb-item" data-type={type} data-priority={priority} data-read={isRead} tabIndex={isReachable ? 0 : -1}
      onKeyDown={onKeyDown} onFocus={() => onFocus(id)}
    >
      <TypeIcon type={type} />
      <div className="onb-text">
        <p className="onb-title" title={title}>
          {!isRead && <span className="onb-hidden">Unread: </span>}
          {title}
          {priority === "urgent" && <span className="onb-urgent">Urgent</span>}
        </p>
        {message !== "" && <p className="onb-message" title={message}>{message}</p>}
        <p className="onb-foot">
          <time dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>{relativeTime(createdAt, now)}</time>
          {link !== null && <a href={link} onClick={() => isRead || onRead(id)}>{actionText ?? "Open"}</a>}
        </p>
      </div>
      <div className="onb-tools">
        <button type="button" aria-label={`Mark as read: ${title}`} title="Mark as read" onClick={() => onRead(id)} hidden={isRead}><CheckIcon /></button>
        <button type="button" aria-label={`Dismiss: ${title}`} title="Dismiss" onClick={() => onDismiss(id)}><CloseIcon /></button>
      </div>
    </li>
  );
});

import { CircleCheck, CircleX, Info, TriangleAlert, X } from "lucide-react";
import type { Notification } from "../../../../react/src/index";
import { Button } from "../../parts/Button";
import { Time } from "../../time/Time";
import styles from "./Inbox.module.css";

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleX };

export function Item({ notification, onRead, onDismiss }: { notification: Notification; onRead: () => void; onDismiss: () => void }) {
  const { title, message, type, isRead, createdAt, actionUrl, actionText } = notification;
  const Icon = icons[type] ?? Info;
  return (
    <li className={styles.item} data-unread={!isRead || undefined}>
      <Icon aria-label={type} data-type={type} />
      <div className={styles.words}>
        <p><strong>{title}</strong>{!isRead && <span className="visually-hidden"> (unread)</span>}</p>
        {message && <p className="soft">{message}</p>}
        {actionUrl && <a href={actionUrl} rel="noreferrer noopener">{actionText ?? "Open"}</a>}
      </div>
      <Time at={createdAt} />
      <div className={styles.acts}>
        {!isRead && <Button small onClick={onRead}>Mark as read</Button>}
        <Button small look="quiet" icon={<X aria-hidden />} aria-label={`Dismiss ${title}`} onClick={onDismiss} />
      </div>
    </li>
  );
}

import { useEffect, useRef, useState } from "react";
import type { UseNotificationsResult } from "../useNotifications";
import { NotificationItem } from "./NotificationItem";
import { useArrowKeys } from "./useArrowKeys";
import { useEndReached } from "./useEndReached";
import { useNow } from "./useNow";

const skeletons = [1, 2, 3, 4];

/** All notifications, read on as one scrolls down. */
export function NotificationList({ notifications: all }: { notifications: UseNotificationsResult }) {
  const { notifications, isLoading, isLoadingMore, hasMore, error, loadMore, markAsRead, dismiss } = all;
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const refocus = useRef(-1);
  const now = useNow();
  const end = useEndReached(list, hasMore && !isLoadingMore && error === null, loadMore);
  const onKeyDown = useArrowKeys(list);

  // Whoever dismissed one by keyboard goes on with the next.
  useEffect(() => {
    if (refocus.current < 0) return;
    const items = list.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [];
    (items[Math.min(refocus.current, items.length - 1)] ?? list.current)?.focus();
    refocus.current = -1;
  }, [notifications]);

  const onDismiss = (id: string) => {
    refocus.current = list.current?.contains(document.activeElement) ? notifications.findIndex((one) => one.id === id) : -1;
    void dismiss(id);
  };

  const reachable = notifications.some(({ id }) => id === current) ? current : notifications[0]?.id;
  return (
    <ul ref={list} role="list" className="onb-list" aria-label="Notifications" aria-busy={isLoading || isLoadingMore} tabIndex={-1} onKeyDown={onKeyDown}>
      {notifications.map((notification) => (
        <NotificationItem
          key={notification.id} notification={notification} now={now} isReachable={notification.id === reachable}
          onFocus={setCurrent} onRead={markAsRead} onDismiss={onDismiss}
        />
      ))}
      {(isLoading || isLoadingMore) && skeletons.map((n) => <li key={n} className="onb-item onb-skeleton" aria-hidden="true"><i /><i /><i /></li>)}
      {!isLoading && error === null && notifications.length === 0 && <li className="onb-empty">You are all caught up.</li>}
      {hasMore && <li ref={end} className="onb-end" aria-hidden="true" />}
    </ul>
  );
}

import { CheckCheck, Wifi, WifiOff } from "lucide-react";
import { useNotifications } from "../../../../react/src/index";
import { useUser } from "../../auth/useUser";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty, Failed } from "../../parts/states/states";
import { Tag } from "../../parts/Tag";
import { Item } from "./Item";
import styles from "./Inbox.module.css";

/** The list, with what may be done with each. */
export function InboxList() {
  const { tenant } = useUser();
  const inbox = useNotifications({ tenantId: tenant, showToasts: false });
  const state = inbox.isConnected ? <Tag tone="good" icon={Wifi}>Connected</Tag> : <Tag tone="bad" icon={WifiOff}>Disconnected</Tag>;
  if (inbox.notifications.length === 0) return inbox.error ? <Failed error={new Error(String(inbox.error))} onRetry={() => void inbox.refresh()} /> : inbox.isLoading ? <Skeleton rows={6} /> : <Empty title="No notifications yet" actions={state} />;
  return (
    <Card title={`${inbox.unreadCount.toLocaleString("en")} unread`} flush actions={<Line>{state}<Button small icon={<CheckCheck aria-hidden />} disabled={inbox.unreadCount === 0} onClick={() => void inbox.markAllAsRead()}>Mark all as read</Button></Line>}>
      <ul className={styles.list}>{inbox.notifications.map((one) => <Item key={one.id} notification={one} onRead={() => void inbox.markAsRead(one.id)} onDismiss={() => void inbox.dismiss(one.id)} />)}</ul>
      {inbox.hasMore && <div className={styles.more}><Button busy={inbox.isLoadingMore} onClick={() => void inbox.loadMore()}>Show older ones</Button></div>}
    </Card>
  );
}

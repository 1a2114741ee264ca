import "../../../../react/src/bell/style.css";
import { NotificationBell } from "../../../../react/src/index";
import { LiveInbox } from "./LiveInbox";
import { useUser } from "../../auth/useUser";

/** The bell of clients/react, with its list, its connection's state and its toasts. */
export default function Bell() {
  const { tenant, email } = useUser();
  return <LiveInbox><NotificationBell tenantId={tenant} userId={email} /></LiveInbox>;
}

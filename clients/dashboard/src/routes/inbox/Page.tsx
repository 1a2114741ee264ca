import { LiveInbox } from "../../features/inbox/LiveInbox";
import { PageHeader } from "../../parts/PageHeader";
import { InboxList } from "./InboxList";

/** One's own notifications, as they come. */
export default function InboxPage() {
  return <><PageHeader title="Inbox" /><LiveInbox><InboxList /></LiveInbox></>;
}

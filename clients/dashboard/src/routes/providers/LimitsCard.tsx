import { channels } from "../../features/messages/queries";
import type { Account } from "../../features/providers/queries";
import { Card } from "../../parts/Card";
import { Columns } from "../../parts/Columns";
import { ChannelLimits } from "./ChannelLimits";

/** What each channel may send and spend. */
export const LimitsCard = ({ accounts }: { accounts: readonly Account[] }) => (
  <Card title="Limits and budgets"><Columns>{channels.map((channel) => <ChannelLimits key={channel} channel={channel} accounts={accounts} />)}</Columns></Card>
);

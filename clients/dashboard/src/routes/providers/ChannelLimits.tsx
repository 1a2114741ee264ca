import { useQuery } from "@tanstack/react-query";
import { useSetQuery } from "../../app/navigate";
import { useMayChange } from "../../auth/useUser";
import type { Channel } from "../../features/messages/queries";
import { hasLimit, windowWords } from "../../features/providers/capForm";
import { capQuery, heldQuery, type Cap } from "../../features/providers/caps";
import type { Account } from "../../features/providers/queries";
import { shareOf } from "../../features/providers/spending";
import { stopOf } from "../../features/providers/stop";
import { Button } from "../../parts/Button";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { BudgetUsage } from "./BudgetUsage";
import styles from "./ChannelLimits.module.css";
import { Held } from "./Held";
import { Usage } from "./Usage";

/** What one channel may send and spend, how much of it is used, and whether it has stopped. */
export function ChannelLimits({ channel, accounts }: { channel: Channel; accounts: readonly Account[] }) {
  const query = useQuery(capQuery(channel));
  const held = useQuery({ ...heldQuery(channel), enabled: query.data !== undefined && hasLimit(query.data) }).data ?? 0;
  const { reason } = useMayChange();
  const setQuery = useSetQuery();
  const stop = query.data && stopOf(query.data, held);
  return (
    <section className={styles.channel} aria-label={`Limits of ${channel}`} data-stopped={stop ? true : undefined}>
      <div className={styles.head}>
        <h3>{channel}</h3>
        <Button small reason={reason} aria-label={`Change the limits of ${channel}`} onClick={() => void setQuery({ limits: channel })}>Change</Button>
      </div>
      <Loaded query={query} skeleton={<Skeleton rows={1} />}>{(cap) => (
        <div className="stack">
          {stop && <Held channel={channel} stop={stop} held={held} />}
          {hasLimit(cap) ? <Limits cap={cap} accounts={accounts} /> : <p className="soft">No limit.</p>}
        </div>
      )}</Loaded>
    </section>
  );
}

function Limits({ cap: { channel, daily, usedToday, budget, perAddress }, accounts }: { cap: Cap; accounts: readonly Account[] }) {
  return (
    <>
      {daily !== null && daily !== undefined && (
        <Usage label={`Sent by ${channel} today`} share={shareOf(BigInt(usedToday), BigInt(daily))}>{usedToday.toLocaleString("en")} of {daily.toLocaleString("en")} {channel === "sms" ? "segments" : "messages"} today</Usage>
      )}
      {budget && <BudgetUsage channel={channel} budget={budget} accounts={accounts} />}
      {perAddress && <p>One address gets at most {perAddress.limit.toLocaleString("en")} in {windowWords(perAddress.window)}.</p>}
    </>
  );
}

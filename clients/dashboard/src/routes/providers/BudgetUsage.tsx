import type { Channel } from "../../features/messages/queries";
import type { Budget } from "../../features/providers/caps";
import type { Account } from "../../features/providers/queries";
import { micros, shareOf, shownAmount } from "../../features/providers/spending";
import { Facts } from "../../parts/Card";
import { Time } from "../../time/Time";
import styles from "./ChannelLimits.module.css";
import { Usage } from "./Usage";

const spans = { day: "today", month: "this month" } as const;

/** What of a budget of money is settled by known prices, what is reserved by expected ones, and what is left. */
export function BudgetUsage({ channel, budget, accounts }: { channel: Channel; budget: Budget; accounts: readonly Account[] }) {
  const { amount = "0", currency = "", used = "0", reserved = "0", settled = "0", left = "0", period = "month", unpriced, unpricedMessages = 0, resetsAt } = budget;
  const share = (part: string) => shareOf(micros(part), micros(amount));
  const money = (text: string) => `${shownAmount(text)} ${currency}`;
  const sent = unpricedMessages === 0 ? "" : `, ${unpricedMessages.toLocaleString("en")} so far`;
  return (
    <>
      <Usage label={`Spent by ${channel} ${spans[period]}`} share={share(used)} expected={micros(amount) > 0n ? share(reserved) : 0}>{shownAmount(used)} of {money(amount)} {spans[period]}</Usage>
      <Facts items={[
        ["Settled", money(settled)], ["Reserved", money(reserved)], ["Left", money(left)],
        ["Begins again", <Time key="at" at={resetsAt} full />],
        ["Without a price", unpriced === "send" ? `Is sent${sent}` : "Is stopped"],
      ]} />
      {unpriced === "stop" && hasNoPrice(channel, currency, accounts) && <p className={styles.careful}>No account of this channel has prices in {currency}, so every message of it is stopped. Give an account prices, or let messages without a price go.</p>}
    </>
  );
}

// Where the tenant has no account the server's own sends, whose prices are not shown.
function hasNoPrice(channel: Channel, currency: string, accounts: readonly Account[]) {
  const own = accounts.filter((account) => account.channel === channel && !account.isPaused);
  return own.length > 0 && !own.some(({ prices }) => prices?.currency === currency);
}

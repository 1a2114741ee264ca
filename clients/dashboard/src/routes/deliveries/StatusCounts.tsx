import { useSetQuery } from "../../app/navigate";
import type { Filter } from "../../features/deliveries/filter";
import { boundedCount, type DeliveryStats } from "../../features/deliveries/stats";
import { statusWord } from "../../features/deliveries/status";
import { statuses, type Status } from "../../features/deliveries/types";
import styles from "./Stats.module.css";

/** How many of each status the rest of the filter finds. A click shows these alone, another one all again. */
export function StatusCounts({ filter, counts }: { filter: Filter; counts: DeliveryStats["counts"] | undefined }) {
  const setQuery = useSetQuery();
  const isOnly = (status: Status) => filter.status.length === 1 && filter.status[0] === status;
  return (
    <div className={styles.counts} role="group" aria-label="By status">
      {statuses.map((status) => {
        const count = counts?.[status];
        return (
          <button key={status} type="button" className={styles.count} data-tone={status === "dead" && count && count.count > 0 ? "bad" : undefined} aria-pressed={isOnly(status)} onClick={() => void setQuery({ status: isOnly(status) ? undefined : [status] })}
            {...(count?.isAtLeast ? { "data-tip": `At least ${count.count.toLocaleString("en")}: no more are counted` } : {})}>
            <span>{statusWord(status)}</span>
            <b>{count ? boundedCount(count) : "…"}{count?.isAtLeast && <span className="visually-hidden"> at least</span>}</b>
          </button>
        );
      })}
    </div>
  );
}

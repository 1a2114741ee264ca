import { useQuery } from "@tanstack/react-query";
import { Bars } from "../../charts/Bars";
import { percent } from "../../charts/percent";
import type { Filter } from "../../features/deliveries/filter";
import { deliveryStats } from "../../features/deliveries/stats";
import { duration } from "../../time/relative";
import styles from "./Stats.module.css";
import { StatusCounts } from "./StatusCounts";

/** What the filter holds, in numbers: how many by status, how attempts ended, how long they took. */
export default function Stats({ filter }: { filter: Filter }) {
  const { data, error } = useQuery(deliveryStats(filter));
  if (error && !data) return null;
  const figures = [["Attempts that succeeded", percent(data?.successRate)], ["Half within", duration(data?.p50)], ["95 % within", duration(data?.p95)]] as const;
  return (
    <section className={styles.stats} aria-label="Figures" aria-busy={data === undefined}>
      <div className={styles.numbers}>
        <StatusCounts filter={filter} counts={data?.counts} />
        <dl className={styles.figures}>{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{data ? value : "…"}</dd></div>)}</dl>
      </div>
      <div className={styles.chart}>{data && <Bars small label={labelOf(filter)} buckets={data.buckets.map(({ at, succeeded, failed, dead }) => ({ at, good: succeeded, bad: failed + dead }))} />}</div>
      {data?.isPartial && <p className={styles.note}>Of filters of two kinds, figures over time are those of the newest 2,000 deliveries, without lengths.</p>}
    </section>
  );
}

const labelOf = ({ since, from, to }: Filter) => (since || from || to ? "Attempts over the time of the filter" : "Attempts of the last 24 hours");

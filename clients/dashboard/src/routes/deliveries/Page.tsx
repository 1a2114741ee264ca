import { lazy, Suspense, useMemo } from "react";
import { useQueryString } from "../../app/navigate";
import { readFilter } from "../../features/deliveries/filter";
import { readPart } from "../../features/deliveries/page";
import { PageHeader } from "../../parts/PageHeader";
import { ZoneNotice } from "../../time/ZoneNotice";
import { FilterBar } from "./FilterBar";
import { IgnoredNotice } from "./IgnoredNotice";
import { List } from "./List";
import { LiveBar } from "./live/LiveBar";
import { useLive } from "./live/useLive";
import { ListActions } from "./ListActions";
import styles from "./Page.module.css";

const Stats = lazy(() => import("./Stats"));

/** The log of deliveries. All that it shows is in its address. */
export default function DeliveriesPage() {
  const search = useQueryString();
  const { filter, ignored } = useMemo(() => readFilter(search), [search]);
  const part = useMemo(() => readPart(search), [search]);
  const live = useLive(filter, part);
  return (
    <>
      <PageHeader title="Deliveries" actions={<><LiveBar live={live} /><ListActions filter={filter} /></>} />
      <IgnoredNotice ignored={ignored} />
      <ZoneNotice />
      <FilterBar filter={filter} />
      <div className={styles.stats}><Suspense><Stats filter={filter} /></Suspense></div>
      <div className={styles.list}><List filter={filter} part={part} /></div>
    </>
  );
}

import { memo, Suspense, useMemo } from "react";
import { useQueryString } from "../../app/navigate";
import { lazyPart } from "../../code/lazily";
import { readFilter, type Filter } from "../../features/deliveries/filter";
import { readPart, type Part } from "../../features/deliveries/page";
import { PageHeader } from "../../parts/PageHeader";
import { ZoneNotice } from "../../time/ZoneNotice";
import { FilterBar } from "./FilterBar";
import { IgnoredNotice } from "./IgnoredNotice";
import { List } from "./List";
import { LiveBar } from "./live/LiveBar";
import { useLive } from "./live/useLive";
import { ListActions } from "./ListActions";
import styles from "./Page.module.css";

const Stats = lazyPart(() => import("./Stats"));

/** The log of deliveries. All that it shows is in its address. */
export default function DeliveriesPage() {
  const search = useQueryString();
  const { filter, ignored } = useMemo(() => readFilter(search), [search]);
  const part = useMemo(() => readPart(search), [search]);
  const live = useLive(filter, part);
  return (
    <>
      <PageHeader title="Deliveries" actions={<><LiveBar live={live} /><Actions filter={filter} /></>} />
      <IgnoredNotice ignored={ignored} />
      <ZoneNotice />
      <Shown filter={filter} part={part} />
    </>
  );
}

// The count of newcomers changes up to four times a second: the rest of the page is not drawn again for it.
const Actions = memo(ListActions);
const Shown = memo(({ filter, part }: { filter: Filter; part: Part }) => (
  <>
    <FilterBar filter={filter} />
    <div className={styles.stats}><Suspense><Stats filter={filter} /></Suspense></div>
    <div className={styles.list}><List filter={filter} part={part} /></div>
  </>
));

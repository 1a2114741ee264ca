import { useMemo } from "react";
import { useQueryString } from "../../app/navigate";
import { readFilter } from "../../features/deliveries/filter";
import { readPart } from "../../features/deliveries/page";
import { PageHeader } from "../../parts/PageHeader";
import { FilterBar } from "./FilterBar";
import { IgnoredNotice } from "./IgnoredNotice";
import { List } from "./List";
import { LiveBar } from "./live/LiveBar";
import { useLive } from "./live/useLive";
import { ListActions } from "./ListActions";

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
      <FilterBar filter={filter} />
      <List filter={filter} part={part} />
    </>
  );
}

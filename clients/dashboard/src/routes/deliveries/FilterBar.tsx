import { useSetQuery } from "../../app/navigate";
import { isFiltered, noFilter, type Filter } from "../../features/deliveries/filter";
import { Button } from "../../parts/Button";
import { Chips } from "./Chips";
import { EndpointChoice, SourceChoice, StatusChoice, TypeChoice } from "./choices";
import styles from "./FilterBar.module.css";
import { SearchBox } from "./SearchBox";
import { TimeChoice } from "./TimeChoice";

/** What narrows the list: search, choices, and what is chosen, each to be taken away. */
export function FilterBar({ filter }: { filter: Filter }) {
  const setQuery = useSetQuery();
  return (
    <section className={styles.bar} aria-label="Filters">
      <div className={styles.row}>
        <SearchBox q={filter.q} />
        <TimeChoice filter={filter} />
        <StatusChoice filter={filter} />
        <SourceChoice filter={filter} />
        <TypeChoice filter={filter} />
        <EndpointChoice filter={filter} />
      </div>
      {isFiltered(filter) && (
        <div className={styles.chips}>
          <Chips filter={filter} />
          <Button look="quiet" small onClick={() => void setQuery(noFilter)}>Clear filters</Button>
        </div>
      )}
    </section>
  );
}

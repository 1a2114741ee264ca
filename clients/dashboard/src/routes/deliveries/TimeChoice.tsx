import { ChevronDown } from "lucide-react";
import { Suspense } from "react";
import { useSetQuery } from "../../app/navigate";
import { lazyPart } from "../../code/lazily";
import { sinces, type Filter } from "../../features/deliveries/filter";
import { Button } from "../../parts/Button";
import { Menu } from "../../parts/Menu";
import styles from "./FilterBar.module.css";
import { sinceWords } from "./sinceWords";

const TimeRange = lazyPart(() => import("./TimeRange"));

/** When events were accepted: the last hours, or between two times of the chosen zone. */
export function TimeChoice({ filter }: { filter: Filter }) {
  const setQuery = useSetQuery();
  return (
    <Menu label={filter.since ? sinceWords[filter.since] : filter.from || filter.to ? "Chosen time" : "Any time"} icon={<ChevronDown aria-hidden />} wide>
      {(close) => (
        <div className={styles.form}>
          <div className={styles.chips}>
            {Object.keys(sinces).map((since) => (
              <Button key={since} small look={filter.since === since ? "main" : "plain"} aria-pressed={filter.since === since}
                onClick={() => { void setQuery({ since, from: undefined, to: undefined }); close(); }}>{since}</Button>
            ))}
          </div>
          <Suspense><TimeRange filter={filter} onDone={close} /></Suspense>
        </div>
      )}
    </Menu>
  );
}

import { useQueryString, useSetQuery } from "../app/navigate";
import { one } from "../app/search";
import { Button } from "../parts/Button";
import { isZone, setZone, useZone } from "./zone";
import styles from "./ZoneNotice.module.css";

/** A link may name the zone that its times were read in: says so where the reader's is another. */
export function ZoneNotice() {
  const zone = useZone();
  const setQuery = useSetQuery();
  const named = one(useQueryString().zone);
  if (named === undefined || named === zone || !isZone(named)) return null;
  return (
    <p className={styles.notice} role="status">
      <span>This link was made with times in {named}; you see them in {zone}.</span>
      <Button small onClick={() => setZone(named)}>Show {named}</Button>
      <Button small look="quiet" onClick={() => void setQuery({ zone: undefined }, { replace: true })}>Keep {zone}</Button>
    </p>
  );
}

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failed } from "./states";
import { Skeleton } from "./Skeleton";
import styles from "./Loaded.module.css";

interface Props<T> {
  query: UseQueryResult<T>;
  /** What has the size of the content while it is loaded for the first time. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Draws a query in the state that it is in: loaded for the first time, there, being refreshed, failed. */
export function Loaded<T>({ query, skeleton = <Skeleton />, children }: Props<T>) {
  const { data, error, isFetching, refetch } = query;
  if (data === undefined) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <>{skeleton}</>;
  return (
    <div className={styles.frame} aria-busy={isFetching}>
      {isFetching && <div className={styles.bar} aria-hidden="true" />}
      {error && <p className={styles.stale} role="alert">Not refreshed: {error.message} <button type="button" onClick={() => void refetch()}>Try again</button></p>}
      {children(data)}
    </div>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { apiRoot } from "../../../app/base";
import { stringifySearch } from "../../../app/search";
import { toQuery, type Filter } from "../../../features/deliveries/filter";
import { isFirstPage, type Part } from "../../../features/deliveries/page";
import { deliveryQueries } from "../../../features/deliveries/queries";
import type { DeliveryPage } from "../../../features/deliveries/types";
import { useStream } from "../../../live/useStream";
import { applyChanges, stillWaiting, type Change, type Waiting } from "./changes";

// At most four paints a second, however many changes come.
const rhythm = 250;
const none: Waiting = new Map();

/** Keeps the list on screen true: rows are patched in place, newcomers wait behind a count, nothing scrolls. */
export function useLive(filter: Filter, part: Part) {
  const client = useQueryClient();
  const [isPaused, setPaused] = useState(false);
  const [waiting, setWaiting] = useState<Waiting>(none);
  const newest = useRef<Waiting>(none);
  const wait = useCallback((next: Waiting) => { newest.current = next; setWaiting(next); }, []);
  const [held, setHeld] = useState(0);
  const batch = useRef(new Map<string, Change>());
  const isFirst = isFirstPage(part);
  const { queryKey } = useMemo(() => deliveryQueries.list(filter, part), [filter, part]);

  const refresh = useCallback(async () => {
    await client.refetchQueries({ queryKey, exact: true });
    const page = client.getQueryData<DeliveryPage>(queryKey);
    wait(page === undefined ? none : stillWaiting(page, newest.current));
  }, [client, queryKey, wait]);

  useEffect(() => wait(none), [queryKey, wait]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (batch.current.size === 0) return;
      if (isPaused) return setHeld(batch.current.size);
      const page = client.getQueryData<DeliveryPage>(queryKey);
      if (page === undefined) return;
      const changes = batch.current;
      batch.current = new Map();
      setHeld(0);
      const applied = applyChanges(page, newest.current, changes, isFirst);
      // In front of what comes meanwhile: the rows at the end of a long page have their turn as well.
      for (const change of applied.later) batch.current.set(change.id, change);
      if (applied.page !== page) client.setQueryData(queryKey, applied.page);
      wait(applied.waiting);
    }, rhythm);
    return () => clearInterval(timer);
  }, [client, queryKey, isPaused, isFirst, wait]);

  const key = JSON.stringify(filter);
  const state = useStream(key, {
    address: () => `${apiRoot}/v1/deliveries/stream${stringifySearch(toQuery(filter, Date.now()))}`,
    onEvent: (name, data) => {
      if (name === "reset") return void refresh();
      if (name !== "delivery") return;
      const change = JSON.parse(data) as Change;
      batch.current.set(change.id, change);
    },
    // What changed between the list's answer and the stream's begin is in neither.
    onStart: () => void refresh(),
  });
  return { state: isPaused ? { kind: "paused" as const } : state, isPaused, setPaused, waiting: waiting.size, held, refresh };
}

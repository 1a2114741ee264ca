import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { apiRoot } from "../../../app/base";
import { stringifySearch } from "../../../app/search";
import { toQuery, type Filter } from "../../../features/deliveries/filter";
import type { Part } from "../../../features/deliveries/page";
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
  const [held, setHeld] = useState(0);
  const batch = useRef(new Map<string, Change>());
  const isFirstPage = part.before === undefined && part.page === 1;
  const { queryKey } = useMemo(() => deliveryQueries.list(filter, part), [filter, part]);

  const refresh = useCallback(async () => {
    await client.refetchQueries({ queryKey, exact: true });
    const page = client.getQueryData<DeliveryPage>(queryKey);
    setWaiting((now) => (page === undefined ? none : stillWaiting(page, now)));
  }, [client, queryKey]);

  useEffect(() => setWaiting(none), [queryKey]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (batch.current.size === 0) return;
      if (isPaused) return setHeld(batch.current.size);
      const page = client.getQueryData<DeliveryPage>(queryKey);
      if (page === undefined) return;
      const changes = batch.current;
      batch.current = new Map();
      setHeld(0);
      setWaiting((now) => {
        const applied = applyChanges(page, now, changes, isFirstPage);
        if (applied.page !== page) queueMicrotask(() => client.setQueryData(queryKey, applied.page));
        return applied.waiting;
      });
    }, rhythm);
    return () => clearInterval(timer);
  }, [client, queryKey, isPaused, isFirstPage]);

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

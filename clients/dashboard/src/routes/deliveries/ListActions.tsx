import { Suspense } from "react";
import { isPortal } from "../../app/base";
import { lazyPart } from "../../code/lazily";
import type { Filter } from "../../features/deliveries/filter";
import { LazyViews } from "../../features/views/LazyViews";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { useZone } from "../../time/zone";
import { frozenLink } from "./frozenLink";

// After the list itself: the first seconds are for reading.
const Exports = lazyPart(() => import("./Exports"));

export function ListActions({ filter }: { filter: Filter }) {
  const zone = useZone();
  return (
    <>
      <LazyViews page="deliveries" />
      <Suspense fallback={["All that match", "CSV", "PDF"].map((word) => <Button key={word} busy>{word}</Button>)}><Exports filter={filter} /></Suspense>
      {!isPortal && <CopyButton wide label="Copy link" text={() => frozenLink(filter, zone)} />}
    </>
  );
}

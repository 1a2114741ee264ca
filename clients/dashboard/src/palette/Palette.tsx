import { Suspense, useCallback, useState } from "react";
import { lazyPart } from "../code/lazily";
import { readFilter } from "../features/deliveries/filter";
import { PaletteDialog } from "./PaletteDialog";

const BulkDialog = lazyPart(() => import("../features/bulk/BulkDialog"));

const failedLately = readFilter({ status: "dead", since: "1h" }).filter;

/** The palette, and what it opens in its place. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [isBulk, setBulk] = useState(false);
  const onBulk = useCallback(() => setBulk(true), []);
  return isBulk ? <Suspense><BulkDialog filter={failedLately} onClose={onClose} /></Suspense> : <PaletteDialog onClose={onClose} onBulk={onBulk} />;
}

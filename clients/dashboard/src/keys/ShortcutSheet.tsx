import { Suspense } from "react";
import { useStore } from "../app/store";
import { lazyPart } from "../code/lazily";
import { registered } from "./registered";
import { sheetAsked } from "./sheet";
import { useShortcuts } from "./useShortcuts";

const SheetDialog = lazyPart(() => import("./SheetDialog"));

/** Press ? for what the keys of this page do. */
export function ShortcutSheet() {
  const isAsked = useStore(sheetAsked);
  useShortcuts({ "?": ["This list", () => sheetAsked.set(true)] });
  return isAsked ? <Suspense><SheetDialog keys={[...registered].flatMap(({ list }) => list())} onClose={() => sheetAsked.set(false)} /></Suspense> : null;
}

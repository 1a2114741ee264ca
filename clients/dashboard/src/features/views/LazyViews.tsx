import { Suspense } from "react";
import { isPortal } from "../../app/base";
import { lazyPart } from "../../code/lazily";
import { Button } from "../../parts/Button";
import type { ViewPage } from "./queries";

const Views = lazyPart(() => import("./Views"));

/** After the list itself. A portal has no members whose views they could be. */
export const LazyViews = ({ page }: { page: ViewPage }) => (isPortal ? null : <Suspense fallback={<Button busy>Views</Button>}><Views page={page} /></Suspense>);

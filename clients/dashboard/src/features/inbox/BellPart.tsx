import { Suspense } from "react";
import { lazyPart } from "../../code/lazily";

const Bell = lazyPart(() => import("./Bell"));

/** The bell, loaded after the page. */
export const BellPart = () => <Suspense fallback={null}><Bell /></Suspense>;

import { lazy, Suspense } from "react";

const Bell = lazy(() => import("./Bell"));

/** The bell, loaded after the page. */
export const BellPart = () => <Suspense fallback={null}><Bell /></Suspense>;

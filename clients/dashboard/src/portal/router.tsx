import { createMemoryHistory, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { ErrorPage } from "../app/ErrorPage";
import { NotFound } from "../app/NotFound";
import { parseSearch, stringifySearch, type Search } from "../app/search";
import { lazyPage } from "../code/lazily";
import { Skeleton } from "../parts/states/Skeleton";
import { Frame } from "./Frame";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: ErrorPage, validateSearch: (search): Search => search as Search });

const home = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: () => { throw redirect({ to: "/endpoints", replace: true }); } });

// The pages of the dashboard that show a caller's own; the rest is not for a portal.
const pages = ([
  ["endpoints", () => import("../routes/endpoints/Page")], ["endpoints/$id", () => import("../routes/endpoint/Page")],
  ["webhooks", () => import("../routes/deliveries/Page")], ["webhooks/$id", () => import("../routes/delivery/Page")],
  ["replays", () => import("../routes/bulk/Page")],
] as const).map(([path, load]) => createRoute({ getParentRoute: () => root, path, component: lazyPage(load) }));

/** In memory: the steps of a frame are not steps of the page around it, and a reload has no token to come back with. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...pages]), history: createMemoryHistory(), parseSearch, stringifySearch, defaultErrorComponent: ErrorPage, defaultPendingComponent: Skeleton,
}) as never;

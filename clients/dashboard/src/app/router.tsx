import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { signedIn } from "../auth/session";
import { lazyPage } from "../code/lazily";
import { Skeleton } from "../parts/states/Skeleton";
import { basePath } from "./base";
import { ErrorPage } from "./ErrorPage";
import { history } from "./history";
import { NotFound } from "./NotFound";
import { pages } from "./pages";
import { parseSearch, stringifySearch, type Search } from "./search";

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: ErrorPage, validateSearch: (search): Search => search as Search });

const Shell = lazyPage(() => import("./Shell"));

/** Pages of those who are signed in. Others go to the sign-in and come back to this very address. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    // At the same time as the session is asked for.
    void Shell.preload();
    if (!(await signedIn())) throw redirect({ to: "/login", search: { next: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => { if (!pages.some(({ path }) => path === "")) throw redirect({ to: "/webhooks", replace: true }); },
});

const routes = pages.map(({ path, load }) => createRoute({ getParentRoute: () => inside, path: path === "" ? "/" : path, component: lazyPage(load) }));
const outside = ([["login", () => import("../routes/login/Page")], ["setup", () => import("../routes/setup/Page")], ["invite", () => import("../routes/invite/Page")], ["reset", () => import("../routes/reset/Page")]] as const)
  .map(([path, load]) => createRoute({ getParentRoute: () => root, path, component: lazyPage(load) }));

export const router = createRouter({
  routeTree: root.addChildren([...outside, inside.addChildren(pages.some(({ path }) => path === "") ? routes : [home, ...routes])]),
  history,
  basepath: basePath,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: Skeleton,
});

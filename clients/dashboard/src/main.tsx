import "./tokens/tokens.css";
import "./tokens/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { isPortal } from "./app/base";
import { router } from "./app/router";
import { restore } from "./auth/session";

const Hosts = lazy(() => import("./app/Hosts"));

const root = createRoot(document.getElementById("root")!);
if (isPortal) void import("./portal/start").then(({ start }) => start(root));
else {
  void restore();
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Suspense><Hosts /></Suspense>
      </QueryClientProvider>
    </StrictMode>,
  );
}

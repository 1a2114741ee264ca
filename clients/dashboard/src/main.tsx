import "./tokens/tokens.css";
import "./tokens/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { router } from "./app/router";
import { restore } from "./auth/session";

const Hosts = lazy(() => import("./app/Hosts"));

void restore();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Suspense><Hosts /></Suspense>
    </QueryClientProvider>
  </StrictMode>,
);

import "./tokens/tokens.css";
import "./tokens/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { isPortal } from "./app/base";
import { ErrorPage } from "./app/ErrorPage";
import { router } from "./app/router";
import { restore } from "./auth/session";
import { lazyPart } from "./code/lazily";
import { loadCode } from "./code/loadCode";

const Hosts = lazyPart(() => import("./app/Hosts"));

const root = createRoot(document.getElementById("root")!);
const openPortal = () => void loadCode(() => import("./portal/start")).then(({ start }) => start(root), (error: unknown) => root.render(<ErrorPage error={error} reset={openPortal} />));
if (isPortal) openPortal();
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

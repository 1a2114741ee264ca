import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";
import { queries } from "../api/queries";
import { takeLinkToken } from "../auth/linkToken";
import { ConfirmHost } from "../parts/ConfirmHost";
import { Toasts } from "../parts/Toasts";
import { Ended } from "./Ended";
import { open } from "./open";
import { router } from "./router";

/** A tenant's customer, by a link: the code leaves the address first of all. Nothing is kept but in this page's memory. */
export async function start(root: Root) {
  // Another link in the same tab is another portal.
  addEventListener("hashchange", () => { if (location.hash.length > 1) location.reload(); });
  const code = takeLinkToken();
  const opened = await open(code);
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        {opened === "open" ? <RouterProvider router={router} /> : <Ended why={opened} onRetry={() => void start(root)} />}
        <ConfirmHost />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  );
}

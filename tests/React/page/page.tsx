// What a tenant's own page has of ours, from its own origin: the bell and the client.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { NotificationBell, NotificationProvider } from "../../../clients/react/src/index";
import { OrleansNotify } from "../../../clients/sdk/src/index";

Object.assign(window, {
  OrleansNotify,
  showBell(serverUrl: string, token: string, tenantId: string) {
    const bell = createElement(NotificationBell, { tenantId });
    createRoot(document.body.appendChild(document.createElement("div"))).render(createElement(NotificationProvider, { serverUrl, token, children: bell }));
  },
});

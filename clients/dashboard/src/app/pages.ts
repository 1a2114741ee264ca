import type { ComponentType } from "react";

export interface PageEntry {
  /** Below the dashboard's address, in the router's form: `webhooks/$id`. */
  path: string;
  /** Also the word in the navigation. */
  title: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Where it stands in the navigation, with an icon of navIcons.ts; without it has no entry. */
  group?: Group;
  /** Others than these roles see the entry, and on its page which role they need. */
  roles?: readonly Role[];
}

export type Group = "Traffic" | "People" | "Settings" | "Operations";
export type Role = "owner" | "admin" | "viewer";
export const groups: readonly Group[] = ["Traffic", "People", "Settings", "Operations"];

/** Every page behind the sign-in. One line a page; the order is the navigation's. */
export const pages: readonly PageEntry[] = [
  { path: "", title: "Overview", load: () => import("../routes/overview/Page") },
  { path: "webhooks", title: "Deliveries", group: "Traffic", load: () => import("../routes/deliveries/Page") },
  { path: "webhooks/$id", title: "Delivery", load: () => import("../routes/delivery/Page") },
  { path: "events", title: "Events", group: "Traffic", load: () => import("../routes/events/Page") },
  { path: "events/$id", title: "Event", load: () => import("../routes/event/Page") },
  { path: "endpoints", title: "Endpoints", group: "Traffic", load: () => import("../routes/endpoints/Page") },
  { path: "endpoints/$id", title: "Endpoint", load: () => import("../routes/endpoint/Page") },
  { path: "replays", title: "Bulk jobs", group: "Traffic", load: () => import("../routes/bulk/Page") },
  { path: "sources", title: "Sources", group: "Traffic", load: () => import("../routes/sources/Page") },
  { path: "inbox", title: "Inbox", group: "People", load: () => import("../routes/inbox/Page") },
  { path: "messages", title: "Messages", group: "People", load: () => import("../routes/messages/Page") },
  { path: "messages/$id", title: "Message", load: () => import("../routes/message/Page") },
  { path: "people", title: "People", group: "People", load: () => import("../routes/people/Page") },
  { path: "people/$id", title: "Person", load: () => import("../routes/person/Page") },
  { path: "suppressions", title: "Suppressions", group: "People", load: () => import("../routes/suppressions/Page") },
  { path: "templates", title: "Templates", group: "People", load: () => import("../routes/templates/Page") },
  { path: "templates/$id", title: "Template", load: () => import("../routes/template/Page") },
  { path: "providers", title: "Providers", group: "People", load: () => import("../routes/providers/Page") },
  { path: "activity", title: "Activity", group: "Settings", load: () => import("../routes/activity/Page") },
  { path: "settings/webhooks", title: "Incoming webhooks", group: "Settings", load: () => import("../routes/settings-webhooks/Page") },
  { path: "settings/members", title: "Members", group: "Settings", load: () => import("../routes/members/Page") },
  { path: "settings/sso", title: "Single sign-on", group: "Settings", load: () => import("../routes/sso/Page") },
  { path: "settings/keys", title: "API keys", group: "Settings", load: () => import("../routes/keys/Page") },
  { path: "settings/portal", title: "Portal", group: "Settings", load: () => import("../routes/portal-settings/Page") },
  { path: "settings/security", title: "Security", group: "Settings", load: () => import("../routes/security/Page") },
  { path: "admin/queues", title: "Queues", group: "Operations", load: () => import("../routes/queues/Page") },
  { path: "admin/tenants", title: "Tenants", group: "Operations", load: () => import("../routes/tenants/Page") },
  { path: "admin/cluster", title: "Cluster", group: "Operations", load: () => import("../routes/cluster/Page") },
];

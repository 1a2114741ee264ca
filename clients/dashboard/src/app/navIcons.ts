import { Activity, Ban, Bell, Building2, Cable, FileText, Fingerprint, Gauge, Inbox, KeyRound, LayoutDashboard, ListChecks, MessageSquare, Network, Plug, ScrollText, Send, ShieldCheck, SquareArrowOutUpRight, UserCog, Users, Webhook, type LucideIcon } from "lucide-react";

/** The icons of the navigation, by the page's path. Apart from the pages: the sign-in has no use for them. */
export const navIcons: Readonly<Record<string, LucideIcon>> = {
  "": LayoutDashboard,
  "webhooks": Webhook,
  "events": Activity,
  "endpoints": Cable,
  "replays": ListChecks,
  "sources": Plug,
  "inbox": Bell,
  "messages": MessageSquare,
  "people": Users,
  "suppressions": Ban,
  "templates": FileText,
  "providers": Send,
  "activity": ScrollText,
  "settings/webhooks": Inbox,
  "settings/members": UserCog,
  "settings/sso": Fingerprint,
  "settings/keys": KeyRound,
  "settings/portal": SquareArrowOutUpRight,
  "settings/security": ShieldCheck,
  "admin/queues": Gauge,
  "admin/tenants": Building2,
  "admin/cluster": Network,
};

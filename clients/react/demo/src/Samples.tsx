import { useEffect, useState } from "react";
import { useNotifications } from "../../src";
import type { Session } from "./session";

const samples = [
  { title: "Low stock", message: "Product XYZ is running low", type: "warning", actionUrl: "/demo?product=xyz", actionText: "Manage stock" },
  { title: "Payment received", message: "ORD-12345 was paid", type: "success" },
  { title: "Payment failed", message: "The card of ORD-12346 was refused", type: "error", priority: "urgent" },
];

/** What to type to see something, and what the hook says. */
export function Samples({ session, tenantId, onLeave }: { session: Session; tenantId: string; onLeave: () => void }) {
  const { notifications, unreadCount, isConnected } = useNotifications({ tenantId });
  const [token, setToken] = useState("$WEBHOOK_TOKEN");
  useEffect(() => {
    fetch("/dev/info.json").then((answer) => answer.json()).then((info: { webhookToken?: string }) => info.webhookToken && setToken(info.webhookToken), () => undefined);
  }, []);

  return (
    <section className="card">
      <h1>Hello, {session.email}</h1>
      <p>{notifications.length} loaded, {unreadCount} unread, {isConnected ? "connected" : "not connected"}.</p>
      <p>Send one from a terminal:</p>
      {samples.map((sample) => <pre key={sample.title} tabIndex={0}><code>{curl(token, sample)}</code></pre>)}
      <button onClick={onLeave}>Sign out</button>
    </section>
  );
}

const curl = (token: string, sample: object) =>
  `curl ${location.origin}/webhook \\\n  -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(sample)}'`;

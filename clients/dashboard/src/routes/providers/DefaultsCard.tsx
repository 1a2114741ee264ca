import { Card, Facts } from "../../parts/Card";

/** What the server itself sends by, where the tenant has no account. */
export const DefaultsCard = ({ defaults }: { defaults: Record<string, string> }) => (
  <Card title="The server's own"><Facts items={Object.entries(defaults).map(([channel, provider]) => [channel, provider] as const)} /></Card>
);

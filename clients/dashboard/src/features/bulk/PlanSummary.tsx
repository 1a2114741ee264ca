import type { BulkPlan } from "./queries";
import { counted } from "./words";

/** What would be done, before it is. */
export const PlanSummary = ({ plan }: { plan: BulkPlan }) => (
  <div role="status">
    <p>{plan.count === 0 ? "Nothing matches." : `${counted(plan)}${plan.isAtLeast ? ": there are more than were counted" : ""}.`}</p>
    <ul className="soft">{plan.endpoints.map(({ id, name, count }) => <li key={id}>{name ?? id}: {count.toLocaleString("en")}</li>)}</ul>
  </div>
);

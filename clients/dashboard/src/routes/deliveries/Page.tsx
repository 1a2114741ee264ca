import { PageHeader } from "../../parts/PageHeader";

export default function DeliveriesPage() {
  return <PageHeader title="Deliveries" />;
}

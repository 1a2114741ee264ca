import { PageHeader } from "../../parts/PageHeader";

export default function DeliveryPage() {
  return <PageHeader title="Delivery" />;
}

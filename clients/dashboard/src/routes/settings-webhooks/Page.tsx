import { useQuery } from "@tanstack/react-query";
import { incomingQuery } from "../../features/incoming/queries";
import { Columns, Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { PacingCard } from "./PacingCard";
import { RefusalsCard } from "./RefusalsCard";
import { SecretCard } from "./SecretCard";
import { SwitchesCard } from "./SwitchesCard";
import { TestCard } from "./TestCard";

/** What a shop and its payment service may post to this tenant, and how it is signed. */
export default function IncomingPage() {
  const query = useQuery(incomingQuery);
  return (
    <>
      <PageHeader title="Incoming webhooks" tab="Settings, webhooks"><p className="soft">What your shop and your payment service post here</p></PageHeader>
      <Loaded query={query}>
        {(incoming) => (
          <Columns>
            <Stack><SwitchesCard incoming={incoming} /><RefusalsCard incoming={incoming} /></Stack>
            <Stack><SecretCard incoming={incoming} /><TestCard /><PacingCard incoming={incoming} /></Stack>
          </Columns>
        )}
      </Loaded>
    </>
  );
}

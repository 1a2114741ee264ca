import { useQuery } from "@tanstack/react-query";
import { useParam } from "../../app/navigate";
import { EndpointTag } from "../../features/endpoints/EndpointTag";
import { endpointQueries } from "../../features/endpoints/queries";
import { endpointName } from "../../features/endpoints/words";
import { Columns, Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Acts } from "./Acts";
import { About } from "./About";
import { DayCard } from "./DayCard";
import { LogCard } from "./LogCard";
import { ReplaysCard } from "./ReplaysCard";
import { SecretCard } from "./SecretCard";
import { SettingsCard } from "./SettingsCard";
import { TestCard } from "./TestCard";

/** One endpoint: how it stands, what it is to be, and what may be done with it. */
export default function EndpointPage() {
  const id = useParam("id");
  const query = useQuery(endpointQueries.one(id));
  const endpoint = query.data;
  return (
    <>
      <PageHeader title={endpoint ? endpointName(endpoint) : "Endpoint"} tab={endpoint ? `${endpointName(endpoint)}, endpoint` : "Endpoint"} actions={endpoint && <Acts endpoint={endpoint} />}>
        {endpoint && <EndpointTag endpoint={endpoint} />}
      </PageHeader>
      <Loaded query={query}>
        {(endpoint) => (
          <Stack key={endpoint.id}>
            <About endpoint={endpoint} />
            <Columns>
              <Stack><SettingsCard endpoint={endpoint} /></Stack>
              <Stack><DayCard id={endpoint.id} /><TestCard endpoint={endpoint} /><SecretCard endpoint={endpoint} /></Stack>
            </Columns>
            <LogCard id={endpoint.id} />
            <ReplaysCard id={endpoint.id} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

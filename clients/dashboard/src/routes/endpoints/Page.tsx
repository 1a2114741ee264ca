import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { useMayChange } from "../../auth/useUser";
import { endpointQueries } from "../../features/endpoints/queries";
import { usePages } from "../../features/paging/usePages";
import { Button } from "../../parts/Button";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { columns } from "./columns";
import { NewEndpoint } from "./NewEndpoint";

/** Where the tenant's events are sent. */
export default function EndpointsPage() {
  const search = useQueryString();
  const setQuery = useSetQuery();
  const navigate = useNavigate();
  const { reason } = useMayChange();
  const { cursor, pager } = usePages();
  const query = useQuery(endpointQueries.list(cursor));
  const openNew = () => void setQuery({ new: "1" });
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={openNew}>New endpoint</Button>;
  return (
    <>
      <PageHeader title="Endpoints" actions={add} />
      <Loaded query={query}>
        {({ items, next }) => (items.length === 0 && cursor === undefined
          ? <Empty title="No endpoints yet" actions={add}>An endpoint is a URL of yours that gets this tenant's events, signed, as they happen.</Empty>
          : <Stack>
              <DataTable label="Endpoints" columns={columns} rows={items} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: "/endpoints/$id", params: { id } })} />
              <Pager size={50} {...pager(next)}>{items.length} shown</Pager>
            </Stack>)}
      </Loaded>
      {search.new !== undefined && reason === undefined && <NewEndpoint onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
    </>
  );
}

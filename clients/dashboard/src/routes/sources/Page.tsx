import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one } from "../../app/search";
import { useMayChange } from "../../auth/useUser";
import { sourcesQuery } from "../../features/sources/queries";
import { Button } from "../../parts/Button";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { NewSource } from "./NewSource";
import { RefusalsDialog } from "./RefusalsDialog";

/** Services that sign their webhooks in their own way. */
export default function SourcesPage() {
  const { reason } = useMayChange();
  const search = useQueryString();
  const isNew = search.new !== undefined;
  const refused = one(search.refused);
  const setQuery = useSetQuery();
  const query = useQuery(sourcesQuery);
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ new: "1" })}>New source</Button>;
  return (
    <>
      <PageHeader title="Sources" actions={add} />
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty title="No sources yet" actions={add}>A source is an address for one service, such as GitHub or Stripe, and what its webhooks are checked with.</Empty>
          : <DataTable label="Sources" columns={columns} rows={items} rowKey={({ name }) => name} />)}
      </Loaded>
      {refused !== undefined && <RefusalsDialog name={refused} onClose={() => void setQuery({ refused: undefined }, { replace: true })} />}
      {isNew && reason === undefined && <NewSource onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { useMayChange } from "../../auth/useUser";
import { keysQuery } from "../../features/keys/queries";
import { Button } from "../../parts/Button";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { NewKey } from "./NewKey";

/** Credentials of the tenant's own systems. */
export default function KeysPage() {
  const { reason } = useMayChange();
  const isNew = useQueryString().new !== undefined;
  const setQuery = useSetQuery();
  const query = useQuery(keysQuery);
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ new: "1" })}>New key</Button>;
  return (
    <>
      <PageHeader title="API keys" actions={add} />
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty title="No API keys yet" actions={add}>A key lets one of your systems call the API as this tenant.</Empty>
          : <DataTable label="API keys" columns={columns} rows={items} rowKey={({ id }) => id} />)}
      </Loaded>
      {isNew && reason === undefined && <NewKey onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
    </>
  );
}

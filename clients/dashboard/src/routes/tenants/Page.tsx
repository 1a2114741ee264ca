import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one } from "../../app/search";
import { useStore } from "../../app/store";
import { Gate } from "../../features/operator/Gate";
import { tenantsQuery } from "../../features/operator/tenants";
import { operatorToken } from "../../features/operator/token";
import { usePages } from "../../features/paging/usePages";
import { Button } from "../../parts/Button";
import { Line, Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { columns } from "./columns";
import { NewTenant } from "./NewTenant";
import { TenantDialog } from "./TenantDialog";

/** All tenants of the server, for its operator. */
export default function TenantsPage() {
  const isOpen = useStore(operatorToken) !== null;
  const setQuery = useSetQuery();
  const actions = isOpen && <Line tight><Button onClick={() => operatorToken.set(null)}>Forget the token</Button><Button look="main" icon={<Plus aria-hidden />} onClick={() => void setQuery({ new: "1" })}>New tenant</Button></Line>;
  return <><PageHeader title="Tenants" actions={actions} /><Gate><List /></Gate></>;
}

function List() {
  const search = useQueryString();
  const setQuery = useSetQuery();
  const { cursor, pager } = usePages();
  const query = useQuery(tenantsQuery(cursor));
  const shown = one(search.show);
  return (
    <>
      <Loaded query={query}>
        {({ items, next }) => <Stack><DataTable label="Tenants" columns={columns} rows={items} rowKey={({ name }) => name} /><Pager size={50} {...pager(next)}>{items.length} shown</Pager></Stack>}
      </Loaded>
      {search.new !== undefined && <NewTenant onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
      {shown !== undefined && <TenantDialog name={shown} onClose={() => void setQuery({ show: undefined }, { replace: true })} />}
    </>
  );
}

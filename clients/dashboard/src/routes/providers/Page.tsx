import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one } from "../../app/search";
import { useMayChange } from "../../auth/useUser";
import { accountsQuery, catalogueQuery } from "../../features/providers/queries";
import { Button } from "../../parts/Button";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { Stack } from "../../parts/Columns";
import { DataTable } from "../../parts/table/DataTable";
import { AccountDialog } from "./AccountDialog";
import { columns } from "./columns";
import { DefaultsCard } from "./DefaultsCard";

/** The tenant's accounts at sending services. */
export default function ProvidersPage() {
  const { reason } = useMayChange();
  const edited = one(useQueryString().account);
  const setQuery = useSetQuery();
  const query = useQuery(accountsQuery);
  const catalogue = useQuery(catalogueQuery);
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ account: "new" })}>New account</Button>;
  const close = () => void setQuery({ account: undefined }, { replace: true });
  const account = query.data?.accounts.find(({ id }) => id === edited);
  return (
    <>
      <PageHeader title="Providers" actions={add} />
      <Loaded query={query}>
        {({ accounts, defaults }) => (
          <Stack>
            {accounts.length === 0 ? <Empty title="No accounts of this tenant" actions={add}>Messages go by the server's own accounts below, where there are some.</Empty> : <DataTable label="Accounts" columns={columns} rows={accounts} rowKey={({ id }) => id} />}
            <DefaultsCard defaults={defaults} />
          </Stack>
        )}
      </Loaded>
      {edited !== undefined && reason === undefined && catalogue.data && (edited === "new" || account) && <AccountDialog key={edited} account={account} catalogue={catalogue.data} onClose={close} />}
    </>
  );
}

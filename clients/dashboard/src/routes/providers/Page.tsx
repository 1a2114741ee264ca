import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Suspense } from "react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one, oneOf } from "../../app/search";
import { useMayChange } from "../../auth/useUser";
import { lazyPart } from "../../code/lazily";
import { channels } from "../../features/messages/queries";
import { capQuery } from "../../features/providers/caps";
import { accountsQuery, catalogueQuery } from "../../features/providers/queries";
import { Button } from "../../parts/Button";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { Stack } from "../../parts/Columns";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { DefaultsCard } from "./DefaultsCard";
import { LimitsCard } from "./LimitsCard";

const AccountDialog = lazyPart(() => import("./AccountDialog"));
const LimitsDialog = lazyPart(() => import("./LimitsDialog"));

/** The tenant's accounts at sending services, and what its channels may send and spend. */
export default function ProvidersPage() {
  const { reason } = useMayChange();
  const search = useQueryString();
  const [edited, limited] = [one(search.account), oneOf(search.limits, channels)];
  const setQuery = useSetQuery();
  const query = useQuery(accountsQuery);
  const catalogue = useQuery(catalogueQuery);
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ account: "new" })}>New account</Button>;
  const cap = useQuery({ ...capQuery(limited ?? "sms"), enabled: limited !== undefined }).data;
  const close = () => void setQuery({ account: undefined, limits: undefined }, { replace: true });
  const account = query.data?.accounts.find(({ id }) => id === edited);
  return (
    <>
      <PageHeader title="Providers" actions={add} />
      <Loaded query={query}>
        {({ accounts, defaults }) => (
          <Stack>
            {accounts.length === 0 ? <Empty title="No accounts of this tenant" actions={add}>Messages go by the server's own accounts below, where there are some.</Empty> : <DataTable label="Accounts" columns={columns} rows={accounts} rowKey={({ id }) => id} />}
            <LimitsCard accounts={accounts} />
            <DefaultsCard defaults={defaults} />
          </Stack>
        )}
      </Loaded>
      {reason === undefined && (
        <Suspense>
          {edited !== undefined && catalogue.data && (edited === "new" || account) && <AccountDialog key={edited} account={account} catalogue={catalogue.data} onClose={close} />}
          {limited !== undefined && cap?.channel === limited && <LimitsDialog key={limited} cap={cap} onClose={close} />}
        </Suspense>
      )}
    </>
  );
}

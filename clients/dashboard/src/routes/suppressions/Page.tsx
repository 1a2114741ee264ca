import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one, oneOf } from "../../app/search";
import { useMayChange } from "../../auth/useUser";
import { ChoiceFilter } from "../../features/filters/ChoiceFilter";
import { TextFilters } from "../../features/filters/TextFilters";
import { channels } from "../../features/messages/queries";
import { usePages, useSetFilter } from "../../features/paging/usePages";
import { suppressionsQuery } from "../../features/suppressions/queries";
import { Button } from "../../parts/Button";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty, NoMatch } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { columns } from "./columns";
import { NewSuppression } from "./NewSuppression";

const filters = [["address", "Address, exactly; choose its channel"]] as const;

/** Addresses that get no messages. */
export default function SuppressionsPage() {
  const search = useQueryString();
  const setQuery = useSetQuery();
  const setFilter = useSetFilter();
  const { reason } = useMayChange();
  const { cursor, pager } = usePages();
  const filter = { channel: oneOf(search.channel, channels), address: one(search.address) };
  const query = useQuery(suppressionsQuery(filter, cursor));
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ new: "1" })}>Suppress an address</Button>;
  return (
    <>
      <PageHeader title="Suppressions" actions={add}><p className="soft">These addresses get no messages. Bounces and complaints add themselves.</p></PageHeader>
      <TextFilters filters={filters}><ChoiceFilter name="channel" label="Channel" choices={channels} /></TextFilters>
      <Loaded query={query}>
        {({ items, nextBefore }) => (items.length > 0
          ? <Stack><DataTable label="Suppressions" columns={columns} rows={items} rowKey={({ id }) => id} /><Pager size={50} {...pager(nextBefore)}>{items.length} shown</Pager></Stack>
          : filter.channel ? <NoMatch what="suppressions" onClear={() => setFilter({ channel: undefined, address: undefined })} /> : <Empty title="No address is suppressed">A hard bounce, a complaint, an unsubscription or a member adds one.</Empty>)}
      </Loaded>
      {search.new !== undefined && reason === undefined && <NewSuppression onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { portalLinksQuery } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { ExpireMany } from "./ExpireMany";

/** The links that have not expired. */
export function LinksCard() {
  const query = useQuery(portalLinksQuery);
  const [isExpiring, setExpiring] = useState(false);
  const count = query.data?.items.length ?? 0;
  return (
    <Card title="Links" flush actions={<Button small disabled={count === 0} onClick={() => setExpiring(true)}>Expire several</Button>}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty title="No links">A link that has expired is not listed.</Empty>
          : <DataTable label="Portal links" columns={columns} rows={items} rowKey={({ id }) => id} />)}
      </Loaded>
      {isExpiring && <ExpireMany onClose={() => setExpiring(false)} />}
    </Card>
  );
}

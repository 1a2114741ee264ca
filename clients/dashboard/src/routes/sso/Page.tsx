import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one } from "../../app/search";
import { useUser } from "../../auth/useUser";
import { ssoQuery } from "../../features/sso/queries";
import { Button } from "../../parts/Button";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { ProviderDialog } from "./ProviderDialog";

/** Identity providers by which members sign in. */
export default function SsoPage() {
  const reason = useUser().role === "owner" ? undefined : "Needs the role owner.";
  const search = useQueryString();
  const setQuery = useSetQuery();
  const query = useQuery(ssoQuery);
  const close = () => void setQuery({ new: undefined, edit: undefined }, { replace: true });
  const edited = query.data?.items.find(({ id }) => id === one(search.edit)) ?? null;
  const add = <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ new: "1" })}>New provider</Button>;
  return (
    <>
      <PageHeader title="Single sign-on" actions={add}><p className="soft">Members sign in by an OpenID Connect provider. Signing out ends the session here, not the one at the provider.</p></PageHeader>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty title="No providers yet" actions={add}>Entra ID, Google, Okta, Keycloak and others vouch for addresses of your domains.</Empty>
          : <DataTable label="Providers" columns={columns} rows={items} rowKey={({ id }) => id} />)}
      </Loaded>
      {reason === undefined && (search.new !== undefined || edited !== null) && <ProviderDialog key={edited?.id ?? ""} provider={edited} onClose={close} />}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { useMayChange } from "../../auth/useUser";
import { portalPageQuery } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Forbidden } from "../../parts/states/states";
import { LinksCard } from "./LinksCard";
import { LogoCard } from "./LogoCard";
import { NewLink } from "./NewLink";
import { PageCard } from "./PageCard";

/** The page that the tenant's customers see their own endpoints on: how it looks, and the links to it. */
export default function PortalSettingsPage() {
  const { reason } = useMayChange();
  const isNew = useQueryString().new !== undefined;
  const setQuery = useSetQuery();
  const query = useQuery(portalPageQuery);
  return (
    <>
      <PageHeader title="Portal" actions={<Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => void setQuery({ new: "1" })}>New link</Button>}>
        <p className="soft">By a link your customers see their own endpoints and deliveries, without an account, also in a frame of your pages.</p>
      </PageHeader>
      <Stack>
        <Loaded query={query}>{(page) => <Stack><PageCard page={page} /><LogoCard page={page} /></Stack>}</Loaded>
        {reason === undefined ? <LinksCard /> : <Card title="Links"><Forbidden>Links are shown to the roles admin and owner.</Forbidden></Card>}
      </Stack>
      {isNew && reason === undefined && <NewLink onClose={() => void setQuery({ new: undefined }, { replace: true })} />}
    </>
  );
}

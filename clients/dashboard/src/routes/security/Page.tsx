import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../features/security/queries";
import { Columns, Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { PasskeysCard } from "./PasskeysCard";
import { PasswordCard } from "./PasswordCard";
import { SessionsCard } from "./SessionsCard";
import { TotpCard } from "./TotpCard";

/** How one signs in, and where one is signed in. */
export default function SecurityPage() {
  const query = useQuery(meQuery);
  return (
    <>
      <PageHeader title="Security"><p className="soft">Your own sign-in</p></PageHeader>
      <Stack>
        <Loaded query={query}>{(me) => <Columns><TotpCard me={me} /><PasswordCard me={me} /></Columns>}</Loaded>
        <PasskeysCard />
        <SessionsCard />
      </Stack>
    </>
  );
}

import { useState } from "react";
import { apiRoot } from "../../app/base";
import { tenant } from "../../auth/api";
import { valuesOf } from "../../features/sso/form";
import type { SsoProvider } from "../../features/sso/queries";
import { Code } from "../../parts/Code";
import { Field } from "../../parts/form/Field";
import { Check, Group, Select, TextInput } from "../../parts/form/inputs";

const redirectUri = (id: string) => `${apiRoot}${tenant.get() ? `/t/${tenant.get()}` : ""}/auth/sso/${id || "…"}/callback`;

/** What an owner says of a provider. */
export function ProviderFields({ provider }: { provider: SsoProvider | null }) {
  const [id, setId] = useState(provider?.id ?? "");
  const plain = { autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      {!provider && <Field label="Id" hint="Part of the redirect URI, such as acme"><TextInput {...plain} name="id" required pattern="[a-z0-9][a-z0-9_\-]*" maxLength={63} onChange={({ target }) => setId(target.value)} /></Field>}
      <Code text={provider?.redirectUri ?? redirectUri(id)} label="Redirect URI" />
      <Field label="Name" hint="On the sign-in page"><TextInput name="name" required maxLength={200} defaultValue={provider?.name} /></Field>
      <Field label="Issuer" hint="As the provider spells it; its discovery document is below it"><TextInput {...plain} name="issuer" type="url" required defaultValue={provider?.issuer} /></Field>
      <Field label="Client ID"><TextInput {...plain} name="clientId" required maxLength={200} defaultValue={provider?.clientId} /></Field>
      <Field label="Client secret" hint={provider?.hasSecret ? "Empty: the one there is stays" : "Empty: a public client"}><TextInput {...plain} name="clientSecret" type="password" autoComplete="new-password" maxLength={1000} /></Field>
      {provider?.hasSecret && <Check name="noSecret">The client has no secret any longer</Check>}
      <Field label="Domains" hint="Whose addresses it may vouch for, with commas"><TextInput {...plain} name="domains" required defaultValue={provider?.domains.join(", ")} /></Field>
      <Field label="People without an invitation">
        <Select name="newMembers" defaultValue={provider?.newMembers ?? ""}><option value="">are refused</option><option value="viewer">become viewers</option><option value="admin">become admins</option></Select>
      </Field>
      <Group legend="Roles from a claim">
        <Field label="Claim" hint="Such as groups; empty: roles are given here"><TextInput {...plain} name="roleClaim" defaultValue={provider?.roleClaim ?? ""} /></Field>
        <Field label="Values for admins" hint="With commas"><TextInput {...plain} name="adminValues" defaultValue={valuesOf(provider, "admin")} /></Field>
        <Field label="Values for viewers" hint="With commas"><TextInput {...plain} name="viewerValues" defaultValue={valuesOf(provider, "viewer")} /></Field>
        <Field label="Further scopes" hint="Next to openid and email"><TextInput {...plain} name="scopes" defaultValue={provider?.scopes.join(" ")} /></Field>
      </Group>
      <Check name="enforced" defaultChecked={provider?.enforced} hint="Members of the domains are signed out, and sign in by the provider only. Owners still come in by what they have here.">No other way to sign in</Check>
    </>
  );
}

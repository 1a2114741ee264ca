import type { Account, Manifest } from "../../features/providers/queries";
import { Field } from "../../parts/form/Field";
import { TextInput } from "../../parts/form/inputs";

/** What a service asks for. A secret is not shown: left empty it stays as it is. */
export function ManifestFields({ manifest, account }: { manifest: Manifest; account: Account | undefined }) {
  return (
    <>
      {(manifest.fields ?? []).map(({ name, label, help, isSecret, isRequired, default: usual, pattern }) => (
        <Field key={name} label={label} hint={[help, isSecret && account ? "Empty: as it is." : ""].filter(Boolean).join(" ") || undefined}>
          <TextInput name={`field.${name}`} type={isSecret ? "password" : "text"} autoComplete="off" spellCheck={false} required={isRequired && !(isSecret && account)} placeholder={usual ?? undefined}
            {...(pattern && !isSecret ? { pattern } : {})} defaultValue={isSecret ? "" : account?.settings[name] ?? ""} />
        </Field>
      ))}
    </>
  );
}

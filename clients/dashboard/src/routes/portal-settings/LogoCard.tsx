import { useState, type FormEvent } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { useMayChange, useUser } from "../../auth/useUser";
import { base64Of, logoAddress, logoTypes, mostLogoBytes } from "../../features/portal/logo";
import { portalPageQuery, removeLogo, saveLogo, type PortalPage } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";
import styles from "./Swatch.module.css";

/** The picture next to the portal's name. */
export function LogoCard({ page: { logo } }: { page: PortalPage }) {
  const client = useQueryClient();
  const { tenant } = useUser();
  const { reason } = useMayChange();
  const [problem, setProblem] = useState<string | null>(null);
  const after = { onDone: (saved: PortalPage) => client.setQueryData(portalPageQuery.queryKey, saved), onFailed: ({ message }: Error) => setProblem(message) };
  const save = useAct(async ({ file, alt }: { file: File; alt: string }) => saveLogo({ image: await base64Of(file), alt }), { ...after, said: "Logo saved" });
  const remove = useAct(removeLogo, { ...after, said: "Logo removed" });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file") as File;
    setProblem(file.size === 0 ? "Choose a picture." : file.size > mostLogoBytes ? "The picture is larger than 64 KB." : null);
    if (reason === undefined && !save.isPending && file.size > 0 && file.size <= mostLogoBytes) save.mutate({ file, alt: String(form.get("alt")) });
  };
  return (
    <Card title="Logo">
      <form key={logo?.version} onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          {logo && <p className={styles.logo}><img src={logoAddress(`/t/${tenant}`, logo)} alt={logo.alt || "The logo"} width={logo.width} height={logo.height} /></p>}
          <Field label="Picture" hint="PNG, JPEG or WebP of at most 64 KB and 1,024 by 1,024 pixels; all who know the tenant's name can see it"><TextInput type="file" name="file" accept={logoTypes} disabled={reason !== undefined} /></Field>
          <Field label="In words" hint="For those who do not see it; empty: the name next to it says as much"><TextInput name="alt" maxLength={120} readOnly={reason !== undefined} defaultValue={logo?.alt} /></Field>
          <Line end>
            {logo && <Button reason={reason} busy={remove.isPending} onClick={() => remove.mutate()}>Remove the logo</Button>}
            <Button look="main" type="submit" reason={reason} busy={save.isPending}>Save the logo</Button>
          </Line>
        </Fields>
      </form>
    </Card>
  );
}

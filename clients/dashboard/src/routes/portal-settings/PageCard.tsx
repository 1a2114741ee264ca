import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { isApiError } from "../../api/ApiError";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { words } from "../../features/endpoints/settings";
import { Outdated } from "../../features/forms/Outdated";
import { useVersionedDraft } from "../../features/forms/useVersionedDraft";
import { isColour, leastContrast, whiteOn } from "../../features/portal/contrast";
import { portalPageQuery, savePortalPage, type PortalPage } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextArea, TextInput } from "../../parts/form/inputs";
import { Swatch } from "./Swatch";

const toDraft = ({ name, accent, frameOrigins }: PortalPage) => ({ name, accent: accent ?? "", origins: frameOrigins.join("\n") });

/** Its name, its colour and whose pages may show it. */
export function PageCard({ page }: { page: PortalPage }) {
  const client = useQueryClient();
  const { reason } = useMayChange();
  const [problem, setProblem] = useState<string | null>(null);
  const { draft, change, ...form } = useVersionedDraft(page, toDraft);
  const save = useAct(() => savePortalPage({ name: draft.name, accent: draft.accent || null, frameOrigins: words(draft.origins), version: form.version }), {
    said: "Portal saved",
    onDone: (saved) => { form.takeOver(saved); client.setQueryData(portalPageQuery.queryKey, saved); },
    onFailed: (error) => {
      const isConflict = isApiError(error) && error.code === "version_conflict";
      if (isConflict) void client.invalidateQueries({ queryKey: portalPageQuery.queryKey });
      setProblem(isConflict ? null : error.message);
    },
  });
  return (
    <Card title="How it looks">
      <form onSubmit={(event) => { event.preventDefault(); setProblem(null); if (form.isDirty && !save.isPending) save.mutate(); }}>
        <Fields>
          {form.isOutdated && <Outdated subject="portal" onTakeOver={form.discard} />}
          <FormError>{problem}</FormError>
          <Field label="Name" hint="On top of every page; empty: the tenant's name"><TextInput maxLength={60} readOnly={reason !== undefined} value={draft.name} onChange={({ target }) => change({ name: target.value })} /></Field>
          <Field label="Colour of buttons" hint="Such as #1d4ed8; empty: as here" error={wrong(draft.accent)}>
            <TextInput maxLength={7} spellCheck={false} readOnly={reason !== undefined} value={draft.accent} onChange={({ target }) => change({ accent: target.value.trim() })} />
          </Field>
          {isColour(draft.accent) && <Swatch colour={draft.accent} />}
          <Field label="Frame origins" hint="Whose pages may show it in a frame, one a line, such as https://app.example.com; empty: none">
            <TextArea className="mono" rows={3} spellCheck={false} readOnly={reason !== undefined} value={draft.origins} onChange={({ target }) => change({ origins: target.value })} />
          </Field>
          <Line end>
            {form.isDirty && <Button onClick={form.discard}>Discard</Button>}
            <Button look="main" type="submit" reason={reason ?? (form.isOutdated ? "Others changed the portal: look at theirs first." : undefined)} disabled={!form.isDirty} busy={save.isPending}>Save</Button>
          </Line>
        </Fields>
      </form>
    </Card>
  );
}

function wrong(accent: string): string | undefined {
  if (accent === "") return undefined;
  if (!isColour(accent)) return "A colour is # and six hexadecimal digits.";
  return whiteOn(accent) < leastContrast ? `White on it has a contrast of ${whiteOn(accent).toFixed(1)}; it needs ${leastContrast}. Take a darker colour.` : undefined;
}

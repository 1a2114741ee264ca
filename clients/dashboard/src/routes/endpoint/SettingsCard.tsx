import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { isApiError } from "../../api/ApiError";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { endpointQueries, saveEndpoint, type Endpoint } from "../../features/endpoints/queries";
import { changes, toDraft } from "../../features/endpoints/settings";
import { Outdated } from "../../features/forms/Outdated";
import { useVersionedDraft } from "../../features/forms/useVersionedDraft";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Fields, FormError } from "../../parts/form/inputs";
import { SettingsFields } from "./SettingsFields";

/** The settings. They are saved over the version that was opened: what others changed meanwhile is not overwritten. */
export function SettingsCard({ endpoint }: { endpoint: Endpoint }) {
  const client = useQueryClient();
  const { reason } = useMayChange();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useVersionedDraft(endpoint, toDraft);
  const save = useAct(() => saveEndpoint(endpoint.id, changes(form.draft, form.before, form.version)), {
    said: "Settings saved", refreshes: [endpointQueries.all],
    onDone: (saved) => { form.takeOver(saved); client.setQueryData(endpointQueries.one(saved.id).queryKey, saved); },
    onFailed: (error) => {
      const isConflict = isApiError(error) && error.code === "version_conflict";
      if (isConflict) void client.invalidateQueries({ queryKey: endpointQueries.one(endpoint.id).queryKey });
      setProblem(isConflict ? null : error.message);
    },
  });
  return (
    <Card title="Settings">
      <form onSubmit={(event) => { event.preventDefault(); setProblem(null); if (form.isDirty && !save.isPending) save.mutate(); }}>
        <Fields>
          {form.isOutdated && <Outdated subject={endpoint.id} onTakeOver={form.discard} />}
          <FormError>{problem}</FormError>
          <SettingsFields draft={form.draft} onChange={form.change} isOff={reason !== undefined} />
          <Line end>
            {form.isDirty && <Button onClick={form.discard}>Discard</Button>}
            <Button look="main" type="submit" reason={reason ?? (form.isOutdated ? "Others changed these settings: look at theirs first." : undefined)} disabled={!form.isDirty} busy={save.isPending}>Save</Button>
          </Line>
        </Fields>
      </form>
    </Card>
  );
}

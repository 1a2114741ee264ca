import { useQuery } from "@tanstack/react-query";
import { isApiError } from "../../api/ApiError";
import { useParam } from "../../app/navigate";
import { keyOf } from "../../features/templates/key";
import { templateQuery } from "../../features/templates/queries";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Editor } from "./Editor";
import { Schedule } from "./Schedule";
import { Versions } from "./Versions";

/** One template: what it says, and how that looks with an example. */
export default function TemplatePage() {
  const id = useParam("id");
  const key = keyOf(id);
  const query = useQuery(templateQuery(key));
  const isNew = isApiError(query.error) && query.error.status === 404;
  return (
    <>
      <PageHeader title={key.eventType} tab={`${key.eventType}, template`}><p className="soft">{key.channel}, {key.language}{query.data?.version ? `, version ${query.data.version}` : ""}</p></PageHeader>
      <Stack>
        {isNew ? <Editor key={id} id={key} template={null} /> : <Loaded query={query}>{(template) => <Editor key={id} id={key} template={template} />}</Loaded>}
        <Schedule key={`${id} schedule`} eventType={key.eventType} channel={key.channel} />
        {!isNew && <Versions id={key} />}
      </Stack>
    </>
  );
}

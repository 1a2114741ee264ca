import type { Schema } from "../../api/types";
import { Facts } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { Stack } from "../../parts/Columns";

/** What would be sent. HTML is shown as its source: this page lets nothing run or draw that others wrote. */
export const Preview = ({ shown }: { shown: Schema<"TemplatePreview"> }) => (
  <Stack>
    <Facts items={[["Template", shown.template], ...(shown.subject ? [["Subject", shown.subject] as const] : []), ...(shown.link ? [["Link", shown.link] as const] : []), ...(shown.sms ? [["SMS", `${shown.sms.segments} segments, ${shown.sms.units} units`] as const] : [])]} />
    <h3>Text</h3>
    <Code text={shown.text} label="Text" tall />
    {shown.html && <><h3>HTML</h3><Code text={shown.html} label="HTML" tall /></>}
  </Stack>
);

import type { Schema } from "../../api/types";
import { Facts } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { Stack } from "../../parts/Columns";
import { Drawn } from "./Drawn";
import styles from "./Drawn.module.css";

type Shown = Schema<"TemplatePreview">;

const factsOf = ({ template, subject, link, tag, sms }: Shown) => ([
  ["Template", template], ["Subject", subject], ["Link", link], ["Tag", tag], ["SMS", sms && `${sms.segments} ${sms.segments === 1 ? "segment" : "segments"}, ${sms.units} units`],
] as const).filter(([, value]) => value).map(([name, value]) => [name, value] as const);

/** What would be sent, as its reader sees it. */
export const Preview = ({ shown, channel }: { shown: Shown; channel: string }) => (
  <Stack>
    <Facts items={factsOf(shown)} />
    {channel === "email" ? <Mail shown={shown} />
      : channel === "push" ? <div className={styles.push} role="group" aria-label="Push notification"><strong>{shown.subject}</strong><span>{shown.text}</span></div>
      : <p className={styles.bubble} aria-label={channel === "sms" ? "SMS" : "WhatsApp message"} role="group">{shown.whatsApp ? `${shown.whatsApp.name} (${shown.whatsApp.language})` : shown.text}</p>}
  </Stack>
);

const Mail = ({ shown: { html, seal, text } }: { shown: Shown }) => (
  <>
    {html && seal && <><h3>As it is drawn</h3><Drawn html={html} seal={seal} /></>}
    <h3>Text part</h3>
    <Code text={text} label="Text" tall />
    {html && <><h3>HTML</h3><Code text={html} label="HTML" tall /></>}
  </>
);

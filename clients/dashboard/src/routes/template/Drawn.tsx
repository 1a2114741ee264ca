import { useEffect, useRef } from "react";
import { apiRoot } from "../../app/base";
import styles from "./Drawn.module.css";

/** The mail as a mail program would draw it: in a frame of another origin, where nothing runs and nothing is loaded. */
export function Drawn({ html, seal }: { html: string; seal: string }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), [html, seal]);
  return (
    <>
      <form ref={form} method="post" action={`${apiRoot}/app/mail-frame`} target="mail-frame" hidden>
        <textarea name="html" readOnly value={html} aria-label="HTML" />
        <input name="seal" readOnly value={seal} aria-label="Seal" />
      </form>
      <iframe name="mail-frame" title="The mail as it is drawn" sandbox="" className={styles.frame} />
    </>
  );
}

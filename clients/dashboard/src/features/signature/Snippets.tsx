import { useState } from "react";
import { Code } from "../../parts/Code";
import { Field } from "../../parts/form/Field";
import { Select } from "../../parts/form/inputs";
import styles from "./Signature.module.css";
import { snippets } from "./snippets";

/** The verification in the reader's language. */
export function Snippets() {
  const [language, setLanguage] = useState("Node.js");
  return (
    <section className={styles.snippets}>
      <Field label="Verify in your language" hint="Of the raw bytes, before anything parses them, and within five minutes."><Select value={language} onChange={({ target }) => setLanguage(target.value)}>{Object.keys(snippets).map((name) => <option key={name}>{name}</option>)}</Select></Field>
      <div><Code tall label={`${language} code`} text={snippets[language]!} /></div>
    </section>
  );
}

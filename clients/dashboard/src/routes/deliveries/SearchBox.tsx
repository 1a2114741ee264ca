import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSetQuery } from "../../app/navigate";
import styles from "./FilterBar.module.css";

const pause = 350;

/** An id's beginning or a text of the payload. Typing changes the address in place; the list follows when the typing rests. */
export function SearchBox({ q = "" }: { q?: string | undefined }) {
  const setQuery = useSetQuery();
  const [text, setText] = useState(q);
  const sent = useRef(q);
  useEffect(() => { if (q !== sent.current) { sent.current = q; setText(q); } }, [q]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      void setQuery({ q: text || undefined }, { replace: true });
    }, pause);
    return () => clearTimeout(timer);
  }, [text, setQuery]);
  return (
    <div className={styles.search}>
      <Search aria-hidden />
      <input type="search" aria-label="Search" aria-keyshortcuts="/" data-search placeholder="Id, or text in the payload" value={text} maxLength={200} onChange={({ target }) => setText(target.value)} />
    </div>
  );
}

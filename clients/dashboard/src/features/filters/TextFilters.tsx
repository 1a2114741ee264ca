import { Search } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { TextInput } from "../../parts/form/inputs";
import { useSetFilter } from "../paging/usePages";
import styles from "./TextFilters.module.css";

const pause = 350;

/** Exact texts to filter by. What is typed is in the address a moment later; what is in the address is in the box. */
export const TextFilters = ({ filters, children }: { filters: readonly (readonly [name: string, label: string])[]; children?: ReactNode }) => (
  <div className={styles.filters} role="search">{children}{filters.map(([name, label]) => <TextFilter key={name} name={name} label={label} />)}</div>
);

function TextFilter({ name, label }: { name: string; label: string }) {
  const setFilter = useSetFilter();
  const current = one(useQueryString()[name]) ?? "";
  const [typed, setTyped] = useState(current);
  const [known, setKnown] = useState(current);
  if (known !== current) {
    setKnown(current);
    setTyped(current);
  }
  useEffect(() => {
    if (typed.trim() === current) return;
    const timer = setTimeout(() => setFilter({ [name]: typed.trim() || undefined }, { replace: true }), pause);
    return () => clearTimeout(timer);
  });
  return <label className={styles.filter}><Search aria-hidden /><TextInput aria-label={label} placeholder={label} value={typed} onChange={({ target }) => setTyped(target.value)} /></label>;
}

import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { useSetQuery } from "../../app/navigate";
import { Menu } from "../../parts/Menu";
import styles from "./FilterBar.module.css";

interface Props {
  /** The name in the address. */
  name: string;
  label: string;
  chosen: readonly string[];
  options: readonly (readonly [value: string, shown: ReactNode])[];
}

/** A list of boxes; each one checked or not is a step in the history. */
export function MultiChoice({ name, label, chosen, options }: Props) {
  const setQuery = useSetQuery();
  const toggle = (value: string) => void setQuery({ [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
  const missing = chosen.filter((value) => !options.some(([known]) => known === value));
  return (
    <Menu label={label} icon={<ChevronDown aria-hidden />} wide>
      {() => (
        <div className={styles.list}>
          {[...options, ...missing.map((value) => [value, value] as const)].map(([value, shown]) => (
            <label key={value}><input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />{shown}</label>
          ))}
          {options.length + missing.length === 0 && <p className="soft">None yet</p>}
        </div>
      )}
    </Menu>
  );
}

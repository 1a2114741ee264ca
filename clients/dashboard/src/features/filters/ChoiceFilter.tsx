import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { Select } from "../../parts/form/inputs";
import { useSetFilter } from "../paging/usePages";

/** One of some words. What the address says that is none of them counts as no choice. */
export function ChoiceFilter({ name, label, choices }: { name: string; label: string; choices: readonly string[] }) {
  const setFilter = useSetFilter();
  const current = one(useQueryString()[name]);
  return (
    <span><Select aria-label={label} value={current !== undefined && choices.includes(current) ? current : ""} onChange={({ target }) => setFilter({ [name]: target.value || undefined })}>
      <option value="">{label}: all</option>
      {choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
    </Select></span>
  );
}

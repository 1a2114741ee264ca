import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useSetQuery } from "../../app/navigate";
import { statusWord } from "../../features/deliveries/status";
import type { Filter } from "../../features/deliveries/filter";
import { EndpointName } from "../../features/endpoints/EndpointName";
import { absolute, moment } from "../../time/format";
import { useZone } from "../../time/zone";
import styles from "./FilterBar.module.css";
import { sinceWords } from "./sinceWords";

const lists = ["status", "source", "type", "endpoint"] as const;
const names = { status: "Status", source: "Source", type: "Type", endpoint: "Endpoint" };

/** What the filter holds, each with a way to take it out. */
export function Chips({ filter }: { filter: Filter }) {
  const setQuery = useSetQuery();
  const zone = useZone();
  const shown = (name: (typeof lists)[number], value: string): ReactNode => (name === "status" ? statusWord(value) : name === "endpoint" ? <EndpointName id={value} /> : value);
  const time = (name: "from" | "to") => (moment(filter[name]) ? absolute(moment(filter[name])!, zone, { seconds: false }) : "");
  return (
    <>
      {lists.flatMap((name) => filter[name].map((value) => (
        <Chip key={`${name} ${value}`} name={names[name]} value={value} shown={shown(name, value)} onRemove={() => void setQuery({ [name]: filter[name].filter((one) => one !== value) })} />
      )))}
      {filter.since && <Chip name="Time" value={filter.since} shown={sinceWords[filter.since]} onRemove={() => void setQuery({ since: undefined })} />}
      {filter.from && !filter.since && <Chip name="From" value={filter.from} shown={time("from")} onRemove={() => void setQuery({ from: undefined })} />}
      {filter.to && <Chip name="To" value={filter.to} shown={time("to")} onRemove={() => void setQuery({ to: undefined })} />}
      {filter.q && <Chip name="Search" value={filter.q} shown={filter.q} onRemove={() => void setQuery({ q: undefined })} />}
    </>
  );
}

const Chip = ({ name, value, shown, onRemove }: { name: string; value: string; shown: ReactNode; onRemove: () => void }) => (
  <span className={styles.chip}><span>{name}: <b>{shown}</b></span><button type="button" aria-label={`Remove ${name}: ${value}`} onClick={onRemove}><X aria-hidden /></button></span>
);

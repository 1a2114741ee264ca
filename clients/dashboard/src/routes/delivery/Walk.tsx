import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowLeft, ArrowUp } from "lucide-react";
import { Button } from "../../parts/Button";
import type { Filter } from "../../features/deliveries/filter";
import { useOpenDelivery } from "../deliveries/useOpenDelivery";
import { useNeighbours } from "./useNeighbours";
import { useShortcuts } from "../../keys/useShortcuts";
import styles from "./Delivery.module.css";

/** Back to the list as it was, and on to its neighbours. */
export function Walk({ id, filter }: { id: string; filter: Filter }) {
  const { newer, older } = useNeighbours(id, filter);
  const open = useOpenDelivery();
  const step = (to: string | null | undefined) => { if (to) open({ id: to }); };
  useShortcuts({ j: ["Next delivery of the list", () => step(older)], k: ["Previous delivery of the list", () => step(newer)] });
  return (
    <nav className={styles.walk} aria-label="List">
      <Link to="/webhooks" search={true as never}><ArrowLeft aria-hidden />Deliveries</Link>
      <span className={styles.steps}>
        <Button small look="quiet" icon={<ArrowUp aria-hidden />} aria-label="Previous delivery" aria-keyshortcuts="k" data-tip="Previous (k)" disabled={!newer} onClick={() => step(newer)} />
        <Button small look="quiet" icon={<ArrowDown aria-hidden />} aria-label="Next delivery" aria-keyshortcuts="j" data-tip="Next (j)" disabled={!older} onClick={() => step(older)} />
      </span>
    </nav>
  );
}

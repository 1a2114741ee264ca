import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "../Button";
import styles from "./Pager.module.css";

interface Props {
  /** Where there is none, the button is off. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  size: number;
  sizes?: readonly number[];
  onSize?: (size: number) => void;
  /** "20 shown, more than 10,000 in all" */
  children?: React.ReactNode;
}

export function Pager({ onPrevious, onNext, size, sizes = [20, 50, 100], onSize, children }: Props) {
  return (
    <nav className={styles.pager} aria-label="Pages">
      <span className="soft numbers">{children}</span>
      <div className={styles.acts}>
        {onSize && (
          <label className={styles.size}>Rows <select value={size} onChange={({ target }) => onSize(Number(target.value))}>{[...new Set([...sizes, size])].sort((a, b) => a - b).map((one) => <option key={one}>{one}</option>)}</select></label>
        )}
        <Button small icon={<ChevronLeft aria-hidden />} disabled={!onPrevious} onClick={onPrevious}>Previous</Button>
        <Button small icon={<ChevronRight aria-hidden />} disabled={!onNext} onClick={onNext}>Next</Button>
      </div>
    </nav>
  );
}

import type { ReactNode } from "react";
import { Row } from "./Row";
import styles from "./DataTable.module.css";

export interface Column<T> {
  id: string;
  head: string;
  cell: (row: T) => ReactNode;
  align?: "end";
  /** Takes what room is left, and is cut with an ellipsis. */
  grow?: boolean;
  /** Left out below this width of the page: the least important first. */
  from?: "medium" | "wide";
}

export interface TableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** How many there are over all pages; unknown is -1. */
  total?: number;
  /** How many stand before the first row, on earlier pages. */
  before?: number;
  /** The one under the keyboard's eye. */
  current?: string | undefined;
  onOpen?: ((row: T) => void) | undefined;
  selection?: { has: (key: string) => boolean; toggle: (key: string, isRange: boolean) => void; all: boolean; toggleAll: () => void; name: (row: T) => string } | undefined;
}

/** A table from 640 px on, cards below. It scrolls sideways by itself and keeps its head in sight. */
export function DataTable<T>({ label, columns, rows, rowKey, total = -1, before = 0, current, onOpen, selection }: TableProps<T>) {
  return (
    <div className={styles.scroller} data-scroll-restoration-id={label} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} role="table" aria-label={label} aria-rowcount={total < 0 ? -1 : total + 1}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {selection && <th role="columnheader" scope="col" className={styles.select}><input type="checkbox" aria-label={`Select all ${rows.length} on this page`} checked={selection.all} onChange={selection.toggleAll} /></th>}
            {columns.map(({ id, head, align, grow, from }) => <th key={id} role="columnheader" scope="col" data-align={align} data-grow={grow} data-from={from}>{head}</th>)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, index) => {
            const key = rowKey(row);
            return <Row key={key} id={key} row={row} index={before + index + 2} columns={columns} isCurrent={current === key} onOpen={onOpen} selection={selection} isSelected={selection?.has(key) ?? false} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

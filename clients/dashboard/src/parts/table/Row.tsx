import { memo, type MouseEvent } from "react";
import type { Column, TableProps } from "./DataTable";
import styles from "./DataTable.module.css";

interface Props<T> {
  id: string;
  row: T;
  index: number;
  columns: readonly Column<T>[];
  isCurrent: boolean;
  isSelected: boolean;
  onOpen: TableProps<T>["onOpen"];
  selection: TableProps<T>["selection"];
}

function RowView<T>({ id, row, index, columns, isCurrent, isSelected, onOpen, selection }: Props<T>) {
  // A click next to the links opens the row too; marking text, or clicking something else in it, does not.
  const open = ({ target, defaultPrevented }: MouseEvent) => {
    if (!defaultPrevented && onOpen && !(target as Element).closest("a, button, input, label, [data-tip]") && getSelection()?.isCollapsed !== false) onOpen(row);
  };
  return (
    <tr role="row" aria-rowindex={index} data-key={id} data-current={isCurrent || undefined} data-selected={isSelected || undefined} data-opens={onOpen ? true : undefined} onClick={open}>
      {selection && (
        <td role="cell" className={styles.select}>
          <input type="checkbox" aria-label={`Select ${selection.name(row)}`} checked={isSelected} onChange={() => undefined} onClick={({ shiftKey }) => selection.toggle(id, shiftKey)} />
        </td>
      )}
      {columns.map(({ id: column, head, cell, align, grow, from }) => (
        <td key={column} role="cell" data-align={align} data-grow={grow} data-from={from}><span className={styles.label} aria-hidden="true">{head}</span><div className={styles.value}>{cell(row)}</div></td>
      ))}
    </tr>
  );
}

export const Row = memo(RowView) as typeof RowView;

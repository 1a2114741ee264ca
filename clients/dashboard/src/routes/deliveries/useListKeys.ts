import { useState } from "react";
import { useResendAny } from "../../features/deliveries/useResend";
import type { Delivery } from "../../features/deliveries/types";
import { useShortcuts } from "../../keys/useShortcuts";
import type { useSelection } from "./useSelection";

/** The keys of the list: they move, open, choose and send again. */
export function useListKeys(items: readonly Delivery[], open: (delivery: Delivery) => void, selection: ReturnType<typeof useSelection>): string | undefined {
  const [current, setCurrent] = useState<string>();
  const { resend } = useResendAny();
  const found = () => items.find(({ id }) => id === current);
  const move = (by: number) => {
    const place = items.findIndex(({ id }) => id === current);
    const next = items[Math.max(0, Math.min(items.length - 1, place < 0 ? 0 : place + by))];
    if (!next) return;
    setCurrent(next.id);
    document.querySelector(`[data-key="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const choose = (isRange: boolean) => { if (found()) selection.toggle(current!, isRange); };
  const openCurrent = () => { const row = found(); if (row) open(row); };
  const sendAgain = () => {
    const button = document.querySelector<HTMLButtonElement>("[aria-label=Selection] [aria-keyshortcuts=r]");
    const row = found();
    if (button) button.click();
    else if (row) resend(row);
  };
  useShortcuts({
    j: ["Next row", () => move(1)],
    k: ["Previous row", () => move(-1)],
    Enter: ["Open the row", openCurrent],
    o: ["Open the row", openCurrent],
    x: ["Select the row, or not", () => choose(false)],
    X: ["Select up to the row", () => choose(true)],
    a: ["Select the page, or nothing", selection.toggleAll],
    r: ["Resend the selected, or the row", sendAgain],
    Escape: ["Select nothing", selection.clear],
    "/": ["Search", () => document.querySelector<HTMLInputElement>("[data-search]")?.focus()],
  });
  return current;
}

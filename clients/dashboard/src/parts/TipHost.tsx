import { useEffect, useRef } from "react";
import styles from "./TipHost.module.css";

const gap = 6;

/** One tip for every element with data-tip: by hover, focus or tap, gone by Escape. What it says is also there for screen readers elsewhere. */
export function TipHost() {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = tip.current!;
    const hide = () => view.hidePopover();
    const show = ({ target }: Event) => {
      const owner = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
      if (!owner?.dataset.tip) return hide();
      view.textContent = owner.dataset.tip;
      view.showPopover();
      const { left, right, top, bottom } = owner.getBoundingClientRect();
      const { width, height } = view.getBoundingClientRect();
      view.style.left = `${Math.max(gap, Math.min((left + right - width) / 2, innerWidth - width - gap))}px`;
      view.style.top = `${top - height - gap >= 0 ? top - height - gap : bottom + gap}px`;
    };
    const key = (event: KeyboardEvent) => { if (event.key === "Escape") hide(); };
    const events = ["pointerover", "focusin", "pointerdown"] as const;
    for (const name of events) document.addEventListener(name, show);
    document.addEventListener("focusout", hide);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    document.addEventListener("keydown", key);
    return () => {
      for (const name of events) document.removeEventListener(name, show);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("scroll", hide, { capture: true });
      document.removeEventListener("keydown", key);
    };
  }, []);
  return <div ref={tip} popover="manual" className={styles.tip} aria-hidden="true" />;
}

import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { session } from "../auth/session";
import { ShortcutSheet } from "../keys/ShortcutSheet";
import { TipHost } from "../parts/TipHost";
import { announced } from "./announce";
import { go } from "./history";
import { Nav } from "./Nav";
import styles from "./Shell.module.css";
import { useStore } from "./store";
import { TopBar } from "./TopBar";

/** What surrounds each page: the navigation, the bar on top, and what speaks to screen readers. */
export default function Shell() {
  const state = useStore(session);
  const said = useStore(announced);
  const { href, pathname } = useLocation();
  const [isNavOpen, openNav] = useState(false);
  useEffect(() => openNav(false), [pathname]);
  useEffect(() => {
    if (state.status === "out" && pathname !== "/login") go(`login?next=${encodeURIComponent(href)}${state.why === "expired" ? "&why=expired" : ""}`, { replace: state.why === "expired" });
  }, [state, href, pathname]);
  if (state.status !== "in") return null;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>Skip to content</a>
      <Nav isOpen={isNavOpen} onClose={() => openNav(false)} />
      <div className={styles.main}>
        <TopBar onMenu={() => openNav(true)} />
        <main id="content" tabIndex={-1} className={styles.content}><Outlet /></main>
      </div>
      <div role="status" aria-live="polite" className="visually-hidden">{said}</div>
      <TipHost />
      <ShortcutSheet />
    </div>
  );
}

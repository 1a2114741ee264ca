import { Link, Outlet } from "@tanstack/react-router";
import { announced } from "../app/announce";
import { product } from "../app/product";
import { useStore } from "../app/store";
import { ViewMenu } from "../app/ViewMenu";
import { session } from "../auth/session";
import { ShortcutSheet } from "../keys/ShortcutSheet";
import { TipHost } from "../parts/TipHost";
import { Time } from "../time/Time";
import { Ended } from "./Ended";
import styles from "./Frame.module.css";

const entries = [["/endpoints", "Endpoints"], ["/webhooks", "Deliveries"], ["/replays", "Bulk jobs"]] as const;

/** What surrounds a portal's pages: the tenant's name, where one can go, and until when. */
export function Frame() {
  const state = useStore(session);
  const said = useStore(announced);
  if (state.status !== "in") return <Ended why="expired" />;
  return (
    <div className={styles.portal}>
      <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>Skip to content</a>
      <header className={styles.bar}>
        <p className={styles.name}>{product.logo && <img src={product.logo.address} alt={product.logo.alt} width={product.logo.width} height={product.logo.height} className={styles.logo} />}{product.name}</p>
        <nav aria-label="Main" className={styles.nav}>{entries.map(([to, title]) => <Link key={to} to={to} search={{}} className={styles.link} activeOptions={{ includeSearch: false }}>{title}</Link>)}</nav>
        <span className={styles.end}><span className="soft">{state.user.email}, until <Time at={state.expiresAt} /></span><ViewMenu /></span>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}><Outlet /></main>
      <div role="status" aria-live="polite" className="visually-hidden">{said}</div>
      <TipHost />
      <ShortcutSheet />
    </div>
  );
}

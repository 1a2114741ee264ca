import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useUser } from "../auth/useUser";
import { Button } from "../parts/Button";
import styles from "./Nav.module.css";
import { groups, pages } from "./pages";
import { Mark } from "./Mark";
import { navIcons } from "./navIcons";

/** The pages, by group. On a phone a dialog that the bar's button opens. */
export function Nav({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const drawer = useRef<HTMLDialogElement>(null);
  useEffect(() => { if (isOpen) drawer.current?.showModal(); else drawer.current?.close(); }, [isOpen]);
  return (
    <>
      <aside className={styles.side}><Links /></aside>
      <dialog ref={drawer} className={styles.drawer} aria-label="Navigation" onClose={onClose} onPointerDown={({ target, currentTarget }) => { if (target === currentTarget) onClose(); }}>
        {isOpen && <div className={styles.inner}><Button className={styles.close} look="quiet" icon={<X aria-hidden />} aria-label="Close navigation" onClick={onClose} /><Links onFollow={onClose} /></div>}
      </dialog>
    </>
  );
}

function Links({ onFollow }: { onFollow?: () => void }) {
  const { tenant } = useUser();
  return (
    <nav aria-label="Main" className={styles.nav}>
      <p className={styles.brand}><Mark /><span>OrleansNotify<small>{tenant}</small></span></p>
      {pages.filter(({ path, group }) => path === "" && group === undefined).map(({ path, title }) => (
        <Link key={title} to="/" className={styles.link} activeOptions={{ exact: true }} {...(onFollow ? { onClick: onFollow } : {})}><Icon path={path} />{title}</Link>
      ))}
      {groups.map((group) => {
        const listed = pages.filter((page) => page.group === group);
        return listed.length === 0 ? null : (
          <div key={group} className={styles.group} role="group" aria-label={group}>
            <p className={styles.heading} aria-hidden="true">{group}</p>
            {listed.map(({ path, title }) => (
              <Link key={path} to={`/${path}`} search={{}} className={styles.link} activeOptions={{ exact: path === "settings", includeSearch: false }} {...(onFollow ? { onClick: onFollow } : {})}><Icon path={path} />{title}</Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}

function Icon({ path }: { path: string }) {
  const Drawn = navIcons[path];
  return Drawn ? <Drawn aria-hidden /> : null;
}

import { Menu as MenuIcon } from "lucide-react";
import { Button } from "../parts/Button";
import { topBarParts } from "./topBarParts";
import styles from "./TopBar.module.css";
import { UserMenu } from "./UserMenu";
import { ViewMenu } from "./ViewMenu";

export const TopBar = ({ onMenu }: { onMenu: () => void }) => (
  <header className={styles.bar}>
    <Button className={styles.menu} look="quiet" icon={<MenuIcon aria-hidden />} aria-label="Open navigation" onClick={onMenu} />
    <span className={styles.space} />
    {topBarParts.map((Part, index) => <Part key={index} />)}
    <ViewMenu />
    <UserMenu />
  </header>
);

import { CircleUser, LogOut } from "lucide-react";
import { leave } from "../auth/leave";
import { useUser } from "../auth/useUser";
import { Button } from "../parts/Button";
import { Menu } from "../parts/Menu";
import styles from "./UserMenu.module.css";

export function UserMenu() {
  const { email, role, tenant } = useUser();
  return (
    <Menu label="Your account" icon={<CircleUser aria-hidden />}>
      {() => (
        <>
          <p className={styles.who}><strong>{email}</strong><span>{role} of {tenant}</span></p>
          <Button look="quiet" icon={<LogOut aria-hidden />} onClick={() => void leave()}>Sign out</Button>
        </>
      )}
    </Menu>
  );
}

import { useEffect, useState } from "react";
import { Code } from "./Code";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

// The second click of a double click, which meant the button before, must not put the secret away.
const doubleClick = 700;

/** A secret in the only answer that has it. It goes by its button only: not by Escape, nor by a click next to it. */
export default function ShownOnce({ title, secret, children, onClose }: { title: string; secret: string; children?: React.ReactNode; onClose: () => void }) {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), doubleClick);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Dialog title={title} onClose={() => isSettled && onClose()} stays foot={<Button look="main" disabled={!isSettled} onClick={onClose}>I have stored it</Button>}>
      <p className="soft">Store it now: it is not shown again. {children}</p>
      <Code text={secret} label="Secret" />
    </Dialog>
  );
}

import { Code } from "./Code";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

/** A secret in the only answer that has it. */
export const ShownOnce = ({ title, secret, children, onClose }: { title: string; secret: string; children?: React.ReactNode; onClose: () => void }) => (
  <Dialog title={title} onClose={onClose} foot={<Button look="main" onClick={onClose}>I have stored it</Button>}>
    <p className="soft">Store it now: it is not shown again. {children}</p>
    <Code text={secret} label="Secret" />
  </Dialog>
);

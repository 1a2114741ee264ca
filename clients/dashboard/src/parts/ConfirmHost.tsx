import { useStore } from "../app/store";
import { Button } from "./Button";
import { question } from "./confirm";
import { Dialog } from "./Dialog";

export function ConfirmHost() {
  const asked = useStore(question);
  if (asked === null) return null;
  const { title, text, verb, danger, answer } = asked;
  return (
    <Dialog title={title} onClose={() => answer(false)} narrow role="alertdialog" foot={
      <>
        <Button onClick={() => answer(false)} autoFocus>Cancel</Button>
        <Button look={danger ? "bad" : "main"} onClick={() => answer(true)}>{verb}</Button>
      </>
    }>
      {text && <p className="soft">{text}</p>}
    </Dialog>
  );
}

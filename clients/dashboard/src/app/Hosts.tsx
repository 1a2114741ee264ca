import StepUpHost from "../auth/StepUpHost";
import { ConfirmHost } from "../parts/ConfirmHost";
import { Toasts } from "../parts/Toasts";

/** What any page may call up: questions, the proof of who one is, and what became of an act. Loaded after the page. */
export default function Hosts() {
  return (
    <>
      <ConfirmHost />
      <StepUpHost />
      <Toasts />
    </>
  );
}

/** What to do at the service, step by step: the manifest's words without their marks. */
export function SetupHelp({ text }: { text: string }) {
  const steps = text.replace(/[*`]/g, "").split(/(?=\b\d\. )/);
  return <details><summary>How to set it up there</summary>{steps.map((step) => <p key={step} className="soft">{step}</p>)}</details>;
}

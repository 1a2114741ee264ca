import { ssoAddress, type SsoChoice } from "../../auth/api";
import { LinkButton } from "../../parts/LinkButton";

/** A button for each provider; that of the typed address's domain is named first. */
export function SsoChoices({ choices, email, next }: { choices: readonly SsoChoice[]; email: string; next: string }) {
  const domain = email.slice(email.lastIndexOf("@") + 1).trim().toLowerCase();
  const fits = choices.find(({ domains }) => email.includes("@") && domains.includes(domain));
  return (
    <>
      {fits && <p className="soft" role="status">Addresses of {domain} sign in with {fits.name}.</p>}
      {choices.map(({ id, name }) => <LinkButton key={id} look={fits?.id === id ? "main" : "plain"} href={ssoAddress(id, next)}>Sign in with {name}</LinkButton>)}
    </>
  );
}

import type { SsoCommand, SsoProvider } from "./queries";

const list = (text: string) => text.split(/[\s,]+/).filter((item) => item !== "");

/** What the form says, as the server takes it. */
export function readSso(form: FormData): { id: string } & SsoCommand {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const values = (role: "admin" | "viewer") => text(`${role}Values`).split(",").map((value) => value.trim()).filter((value) => value !== "").map((value) => [value, role] as const);
  const claim = text("roleClaim");
  return {
    id: text("id"), name: text("name"), issuer: text("issuer"), clientId: text("clientId"), domains: list(text("domains")), scopes: list(text("scopes")), enforced: form.get("enforced") !== null,
    ...(text("newMembers") ? { newMembers: text("newMembers") } : {}),
    ...(claim ? { roleClaim: claim, roles: Object.fromEntries([...values("viewer"), ...values("admin")]) } : {}),
    ...(text("clientSecret") ? { clientSecret: text("clientSecret") } : form.get("noSecret") !== null ? { clientSecret: "" } : {}),
  };
}

/** The values of the claim that give a role. */
export const valuesOf = (provider: SsoProvider | null, role: string) =>
  Object.entries(provider?.roles ?? {}).filter(([, given]) => given === role).map(([value]) => value).join(", ");

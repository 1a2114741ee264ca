/** Passkeys as the server exchanges them: JSON, binary parts in base64url. */
interface WithJson {
  parseCreationOptionsFromJSON?: (options: unknown) => PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?: (options: unknown) => PublicKeyCredentialRequestOptions;
}

const known = (): WithJson | undefined => (typeof PublicKeyCredential === "undefined" ? undefined : PublicKeyCredential as unknown as WithJson);

/** Browsers offer them over https and on this machine only. */
export const hasPasskeys = () => known()?.parseRequestOptionsFromJSON !== undefined;

export async function createPasskey(options: unknown): Promise<unknown> {
  return toJson(await navigator.credentials.create({ publicKey: known()!.parseCreationOptionsFromJSON!(options) }));
}

export async function showPasskey(options: unknown): Promise<unknown> {
  return toJson(await navigator.credentials.get({ publicKey: known()!.parseRequestOptionsFromJSON!(options) }));
}

function toJson(credential: Credential | null): unknown {
  if (credential === null) throw new Error("No passkey was chosen.");
  return (credential as PublicKeyCredential).toJSON();
}

/** What browsers say when the dialog was closed, or nothing fits. */
export const wasDismissed = (error: unknown) => error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");

const words: Record<string, string> = {
  sso_state: "This browser did not begin that sign-in, or too long ago. Begin again.",
  sso_refused: "The provider did not sign you in.",
  sso_unreachable: "The provider does not answer as it should. Try again, or ask an owner to test it.",
  sso_unverified: "The provider has not verified your address.",
  sso_domain: "Addresses of your domain do not sign in by this provider.",
  sso_not_invited: "You are not a member yet. Ask an owner for an invitation.",
  sso_other_account: "Your address belongs to another account of the provider here. Ask an owner to remove that member.",
};

/** Why the sign-in by a provider failed, for a person. */
export const ssoProblem = (code: string): string => words[code] ?? "What the provider sent does not prove who you are. Try again, or ask an owner to test it.";

namespace OrleansNotify.Sso;

/// <summary>What an identity provider did that ends a sign-in. The words are for the tenant's owner; nothing of an answer is in them.</summary>
public sealed class SsoException(string code, string words) : Exception(words)
{
    /// <summary>It was not reached, or did not answer as OpenID Connect says.</summary>
    public const string Unreachable = "sso_unreachable";

    /// <summary>What it sent does not prove who signs in.</summary>
    public const string Invalid = "sso_invalid";

    public const string Unverified = "sso_unverified";

    public string Code { get; } = code;

    public static SsoException NotReached(string words) => new(Unreachable, words);

    public static SsoException NotProven(string words) => new(Invalid, words);
}

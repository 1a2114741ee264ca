using System.Security.Cryptography;

namespace OrleansNotify.Sessions;

/// <summary>
/// Opens one connection in the place of a session's token, for clients that can send it in the address only, which proxies log:
/// <c>lt_</c>, the hash of the session's token, and 128 random bits.
/// </summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.LiveTicket")]
public sealed record LiveTicket([property: Id(0)] string Text, [property: Id(1)] DateTimeOffset ExpiresAt)
{
    private const string Prefix = "lt_";
    private const int HashLength = 64;
    private const int RandomLength = 32;

    public static LiveTicket New(string tokenHash, DateTimeOffset expiresAt)
        => new($"{Prefix}{tokenHash}_{RandomNumberGenerator.GetHexString(RandomLength, lowercase: true)}", expiresAt);

    public static bool TryTokenHash(string? text, out string tokenHash)
    {
        var isTicket = text is { Length: 3 + HashLength + 1 + RandomLength } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length + HashLength] == '_' && text.Skip(Prefix.Length).Take(HashLength).All(char.IsAsciiHexDigitLower);
        tokenHash = isTicket ? text!.Substring(Prefix.Length, HashLength) : "";
        return isTicket;
    }
}

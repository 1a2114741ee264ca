using System.Security.Cryptography;

namespace OrleansNotify.Sources;

internal static class SourceSecrets
{
    private const string StandardPrefix = "whsec_";

    public static string New(SourceScheme scheme) => scheme == SourceScheme.Standard
        ? StandardPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The bytes that a Standard Webhooks secret signs with; null when it is none.</summary>
    public static byte[]? StandardKey(string secret)
    {
        var text = secret.StartsWith(StandardPrefix, StringComparison.Ordinal) ? secret[StandardPrefix.Length..] : secret;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length is >= 24 and <= 64 ? bytes[..length] : null;
    }
}

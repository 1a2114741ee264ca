using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Standard Webhooks 1.0.0 with a shared secret: over <c>{id}.{timestamp}.{body}</c>.</summary>
internal static class StandardWebhook
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int MaxEntries = 16;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <exception cref="FormatException">The secret is not base64.</exception>
    public static string Signature(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return Version + Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>Null: the signature holds.</summary>
    public static string? ProblemOf(CallbackRequest request, string secret, DateTimeOffset now)
    {
        var id = request.Headers.GetValueOrDefault("webhook-id") ?? "";
        var timestamp = request.Headers.GetValueOrDefault("webhook-timestamp") ?? "";
        var entries = request.Headers.GetValueOrDefault("webhook-signature") ?? "";
        if (id.Length == 0 || id.Contains('.', StringComparison.Ordinal) || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return "webhook-id or webhook-timestamp is missing or wrong";
        }

        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return "webhook-timestamp is more than 5 minutes away";
        }

        var expected = Encoding.UTF8.GetBytes(Signature(secret, id, timestamp, request.Body));
        return entries.Split(' ', MaxEntries).Any(entry => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(entry)))
            ? null
            : "the signature is wrong";
    }

    private static byte[] KeyOf(string secret)
    {
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        return key.Length > 0 ? key : throw new FormatException("The secret is empty.");
    }
}

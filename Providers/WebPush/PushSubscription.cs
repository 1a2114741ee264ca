using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Where a browser gets its messages, and how they are sealed for it.</summary>
/// <param name="PublicKey">An uncompressed point of P-256.</param>
/// <param name="Secret">16 bytes.</param>
internal sealed record PushSubscription(Uri Endpoint, byte[] PublicKey, byte[] Secret)
{
    private const int SecretLength = 16;

    /// <param name="text">JSON as <c>PushSubscription.toJSON()</c> of a browser makes it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PushSubscription? subscription)
    {
        subscription = null;
        try
        {
            var root = JsonSerializer.Deserialize(text, AnswerJson.Default.JsonElement);
            var keys = root.Member("keys");
            if (Uri.TryCreate(root.Member("endpoint").Text(), UriKind.Absolute, out var endpoint)
                && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp)
                && Decode(keys.Member("p256dh")) is { Length: P256.PointLength } point && P256.IsPoint(point)
                && Decode(keys.Member("auth")) is { Length: SecretLength } secret)
            {
                subscription = new PushSubscription(endpoint, point, secret);
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            // It is not one.
        }

        return subscription is not null;
    }

    // Some libraries wrote plain base64.
    private static byte[]? Decode(JsonElement text) => text.Text() is { } given ? Base64Url.DecodeFromChars(given.Replace('+', '-').Replace('/', '_')) : null;
}

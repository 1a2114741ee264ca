using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OrleansNotify.People;

/// <summary>A browser's subscription as its <c>PushSubscription.toJSON()</c> gives it.</summary>
public static class PushSubscription
{
    private const int MaxEndpoint = 1_024;
    private const int PublicKeyLength = 65;
    private const int AuthLength = 16;

    public static string Write(string endpoint, string keys)
    {
        using var parsed = JsonDocument.Parse(keys);
        return JsonSerializer.Serialize(new { endpoint, keys = parsed.RootElement });
    }

    /// <param name="keys">As they are stored.</param>
    public static bool TryRead(JsonElement subscription, [NotNullWhen(true)] out string? endpoint, [NotNullWhen(true)] out string? keys)
    {
        (endpoint, keys) = (Text(subscription, "endpoint"), null);
        if (endpoint is not { Length: > 0 and <= MaxEndpoint } || !Uri.TryCreate(endpoint, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || !subscription.TryGetProperty("keys", out var given) || given.ValueKind is not JsonValueKind.Object)
        {
            return false;
        }

        var (p256dh, auth) = (Text(given, "p256dh"), Text(given, "auth"));
        if (IsKey(p256dh, PublicKeyLength) && IsKey(auth, AuthLength))
        {
            keys = JsonSerializer.Serialize(new { p256dh, auth });
        }

        return keys is not null;
    }

    private static string? Text(JsonElement element, string name)
        => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsKey(string? text, int length)
        => text is not null && Base64Url.IsValid(text, out var decoded) && decoded == length;
}

using OrleansNotify.Channels;

namespace OrleansNotify.Events;

/// <summary>What makes the same event twice one event: 1 to 255 printable ASCII characters.</summary>
internal static class IdempotencyKey
{
    public const string Webhook = "webhook";
    public const string Notifications = "notifications";
    public const string Incoming = "incoming";
    private const string Tenant = "tenant";
    private const int MaxLength = 255;

    // The first words. The withdrawal of an event is an event under the key withdrawn/<id>.
    private static readonly string[] Spaces = [Webhook, Notifications, Incoming, Tenant, PosEvents.Source, "source", "user", "withdrawn"];

    /// <summary>True with null when there is no header.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        var header = request.Headers["Idempotency-Key"];
        key = header.Count == 1 ? header[0] : null;
        return header.Count == 0 || IsValid(key);
    }

    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && key.All(c => c is >= ' ' and <= '~');

    /// <summary>
    /// Every way in has a space of its own, so that the same key at two of them is two keys and no caller can take another's. A space is its
    /// words with slashes after them.
    /// </summary>
    /// <param name="space">Begins with one of <see cref="Spaces"/>.</param>
    public static string Of(string space, string key) => $"{space}/{key}";

    /// <summary>What a tenant's own systems publish has no words in front, as in versions before, but where it would seem to be of another space.</summary>
    public static string OfTenant(string key)
        => Array.Exists(Spaces, space => key.StartsWith($"{space}/", StringComparison.Ordinal)) ? Of(Tenant, key) : key;
}

namespace OrleansNotify.Events;

/// <summary>What makes the same event twice one event: 1 to 255 printable ASCII characters.</summary>
internal static class IdempotencyKey
{
    private const int MaxLength = 255;

    /// <summary>True with null when there is no header.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        var header = request.Headers["Idempotency-Key"];
        key = header.Count == 1 ? header[0] : null;
        return header.Count == 0 || IsValid(key);
    }

    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && key.All(c => c is >= ' ' and <= '~');

    /// <summary>Keys of people and of sources, apart from each other and from the tenant's own.</summary>
    public static string Of(string owner, string key) => $"{owner}/{key}";
}

using OrleansNotify.Outbound;

namespace OrleansNotify.Channels;

/// <summary>Where a provider reports what became of a message: under the configured public address, which it signs.</summary>
public static class CallbackAddress
{
    /// <summary>The query member that names the attempt, for providers that are given an address with each message.</summary>
    public const string Attempt = "a";

    /// <summary>Null: <c>PUBLIC_URL</c> is not set.</summary>
    public static Uri? Of(OutboundOptions options, string tenant, string provider, string account, string? attempt = null)
        => options.PublicRoot is { } root
            ? new Uri($"{root}/t/{Uri.EscapeDataString(tenant)}/callbacks/{provider}/{account}{(attempt is null ? "" : $"?{Attempt}={attempt}")}")
            : null;
}

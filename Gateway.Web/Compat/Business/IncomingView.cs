using OrleansNotify.Activity;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>A tenant's incoming webhooks as its dashboard shows them.</summary>
/// <param name="WebhookRetryAttempts">Shown only: who posts here repeats on its own account.</param>
/// <param name="HasSecret">One of the tenant's own; it is never shown again.</param>
/// <param name="SignatureRequired">Unless the caller has an API key.</param>
/// <param name="OldSecretUntil">Until when the replaced secret is accepted as well; null: there is none.</param>
internal sealed record IncomingView(
    bool WebhookEnabled, IncomingSwitches WebhookEndpoints, int WebhookRetryAttempts, int WebhookTimeoutMs, bool AllowUnsigned,
    bool HasSecret, bool SignatureRequired, DateTimeOffset? OldSecretUntil, IncomingPaths WebhookUrls, IncomingRefusal[] RecentRefusals)
{
    private const int UsualRetryAttempts = 3;
    private const int UsualTimeout = 30_000;

    public static IncomingView Of(string tenant, IncomingSettings settings, bool hasAnySecret, IEnumerable<ActivityEntry> refusals) => new(
        !settings.IsDisabled,
        new IncomingSwitches(
            !settings.Off.HasFlag(IncomingKinds.Orders),
            !settings.Off.HasFlag(IncomingKinds.Notifications),
            !settings.Off.HasFlag(IncomingKinds.Payments)),
        settings.RetryAttempts ?? UsualRetryAttempts,
        (int?)settings.Timeout?.TotalMilliseconds ?? UsualTimeout,
        settings.AllowsUnsigned,
        settings.Secrets.Length > 0,
        hasAnySecret || !settings.AllowsUnsigned,
        settings.Secrets.Length > 1 ? settings.Secrets[1].ExpiresAt : null,
        new IncomingPaths(Path(tenant, "orders"), Path(tenant, "notifications"), Path(tenant, "payments")),
        [.. refusals.Select(refusal => new IncomingRefusal(refusal.Actor, refusal.Subject, refusal.At))]);

    private static string Path(string tenant, string kind) => $"/t/{tenant}/api/webhooks/{kind}";
}

internal sealed record IncomingSwitches(bool? Orders, bool? Notifications, bool? Payments);

internal sealed record IncomingPaths(string Orders, string Notifications, string Payments);

internal sealed record IncomingRefusal(string Source, string Reason, DateTimeOffset At);

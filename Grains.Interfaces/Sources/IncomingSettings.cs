namespace OrleansNotify.Sources;

/// <summary>What a tenant takes at <c>/api/webhooks/orders</c>, <c>notifications</c> and <c>payments</c>, and from whom.</summary>
/// <param name="IsDisabled">Nothing is taken.</param>
/// <param name="Off">The kinds that are not taken.</param>
/// <param name="AllowsUnsigned">Without a signature, as long as there is no secret to sign with.</param>
/// <param name="RetryAttempts">Kept for the dashboard, which shows it; null: never set.</param>
/// <param name="Timeout">Kept as well.</param>
/// <param name="Secrets">HMAC keys, sealed: the current one first; at most one that it replaced. Empty: the tenant has none of its own.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.IncomingSettings")]
public sealed record IncomingSettings(
    [property: Id(0)] bool IsDisabled,
    [property: Id(1)] IncomingKinds Off,
    [property: Id(2)] bool AllowsUnsigned,
    [property: Id(3)] int? RetryAttempts,
    [property: Id(4)] TimeSpan? Timeout,
    [property: Id(5)] SourceSecret[] Secrets)
{
    public static IncomingSettings Initial { get; } = new(false, IncomingKinds.None, false, null, null, []);
}

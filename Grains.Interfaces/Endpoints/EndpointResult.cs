namespace OrleansNotify.Endpoints;

/// <summary>What became of a command on an endpoint.</summary>
/// <param name="View">As it is after the command; null unless <see cref="EndpointStatus.Done"/>.</param>
/// <param name="Secret">The new secret, in the one answer that ever shows it: <c>whsec_…</c>, or <c>whpk_…</c> with ed25519.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.EndpointResult")]
public sealed record EndpointResult(
    [property: Id(0)] EndpointStatus Status,
    [property: Id(1)] EndpointView? View,
    [property: Id(2)] string? Secret);

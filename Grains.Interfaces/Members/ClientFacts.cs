namespace OrleansNotify.Members;

/// <param name="Address">An IPv4 address or an IPv6 /64.</param>
/// <param name="UserAgent">What signs in, in its own words.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.ClientFacts")]
public sealed record ClientFacts([property: Id(0)] string Address, [property: Id(1)] string UserAgent);

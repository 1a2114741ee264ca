namespace OrleansNotify.Sessions;

/// <param name="ClientAddress">Who asks: an IPv4 address or an IPv6 /64.</param>
/// <param name="Site">What the mail calls the place that the code is for.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.AskCode")]
public sealed record AskCode(
    [property: Id(0)] string ClientAddress,
    [property: Id(1)] string Site);

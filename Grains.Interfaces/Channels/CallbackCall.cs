namespace OrleansNotify.Channels;

/// <summary>A provider's report as it came.</summary>
/// <param name="PathAndQuery">Under the public address.</param>
/// <param name="Root">Where it came to, for an installation whose <c>PUBLIC_URL</c> is not set.</param>
/// <param name="Headers">The first value of each.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.CallbackCall")]
public sealed record CallbackCall(
    [property: Id(0)] string Tenant,
    [property: Id(1)] string Provider,
    [property: Id(2)] string Account,
    [property: Id(3)] string Method,
    [property: Id(4)] string PathAndQuery,
    [property: Id(5)] string Root,
    [property: Id(6)] Dictionary<string, string> Headers,
    [property: Id(7)] byte[] Body);

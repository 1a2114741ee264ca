namespace OrleansNotify.Endpoints;

/// <summary>What the owner of an endpoint chose.</summary>
/// <param name="Url">Absolute, at most 2,048 characters; checked by the outbound policy when saved and again at every attempt.</param>
/// <param name="EventTypes">Exact types (<c>order.created</c>) and prefixes (<c>order.*</c>, which is also everything below); <c>*</c> is every type.</param>
/// <param name="Filter">A condition on the payload as JSON (see <c>docs/endpoints.md</c>); null: every payload.</param>
/// <param name="Headers">Sent with every attempt beside ours.</param>
/// <param name="Timeout">1 to 30 seconds for the whole of an attempt.</param>
/// <param name="RateLimit">Most attempts per second; 0: no limit.</param>
/// <param name="Order">Whether events wait for each other.</param>
/// <param name="OrderingKey">With <see cref="DeliveryOrder.Fifo"/>: the payload's member (<c>order.id</c>) whose equal values keep order; null: one line for all.</param>
/// <param name="RetrySchedule">The wait before each further attempt; null: the server's schedule. Empty: no retries.</param>
/// <param name="Signature">How attempts are signed.</param>
/// <param name="SignatureHeader">Name of one more header, <c>sha256=&lt;hex HMAC-SHA256 of the body&gt;</c>; null: none.</param>
/// <param name="Format">What the body is.</param>
/// <param name="Description">For people, at most 500 characters.</param>
/// <param name="Metadata">The owner's own pairs, at most 50.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.EndpointSettings")]
public sealed record EndpointSettings(
    [property: Id(0)] string Url,
    [property: Id(1)] string[] EventTypes,
    [property: Id(2)] string? Filter,
    [property: Id(3)] NamedValue[] Headers,
    [property: Id(4)] TimeSpan Timeout,
    [property: Id(5)] int RateLimit,
    [property: Id(6)] DeliveryOrder Order,
    [property: Id(7)] string? OrderingKey,
    [property: Id(8)] TimeSpan[]? RetrySchedule,
    [property: Id(9)] SignatureScheme Signature,
    [property: Id(10)] string? SignatureHeader,
    [property: Id(11)] BodyFormat Format,
    [property: Id(12)] string Description,
    [property: Id(13)] NamedValue[] Metadata);

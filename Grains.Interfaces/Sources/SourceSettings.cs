namespace OrleansNotify.Sources;

/// <summary>Where events come from: a webhook URL of the tenant, how its caller proves who it is, and how events are read from it.</summary>
/// <param name="Name">Part of the URL: 1 to 63 of <c>a-z 0-9 - _</c>.</param>
/// <param name="SignatureHeader">With HMAC: the header that has the signature.</param>
/// <param name="SignaturePrefix">With HMAC: what stands before it, <c>sha256=</c>; may be empty.</param>
/// <param name="Audience">Who sees its events in an inbox: none by default, so that they reach endpoints only.</param>
/// <param name="EventType">The type of all its events; null: read from each.</param>
/// <param name="EventTypeHeader">A header that has the type.</param>
/// <param name="EventTypeMember">A top-level member of the body that has it. An event without one is <c>&lt;source&gt;.received</c>.</param>
/// <param name="IdHeader">A header that names the event, so that the same one twice is one event; null: none.</param>
/// <param name="IdMember">A top-level member of the body that does, where no header does; null: none.</param>
/// <param name="IsDeclared">By the server's environment: it ends when that no longer names it.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.SourceSettings")]
public sealed record SourceSettings(
    [property: Id(0)] string Name,
    [property: Id(1)] SourceScheme Scheme,
    [property: Id(2)] string SignatureHeader,
    [property: Id(3)] string SignaturePrefix,
    [property: Id(4)] SignatureEncoding Encoding,
    [property: Id(5)] string[] Audience,
    [property: Id(6)] string? EventType,
    [property: Id(7)] string? EventTypeHeader,
    [property: Id(8)] string EventTypeMember,
    [property: Id(9)] string? IdHeader,
    [property: Id(10)] bool IsDeclared,
    [property: Id(11)] string? IdMember = null);

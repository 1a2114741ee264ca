namespace OrleansNotify.Endpoints;

/// <summary>An endpoint as its owner sees it: without its secrets.</summary>
/// <param name="Id"><c>ep_</c> and 32 hexadecimal digits.</param>
/// <param name="Owner">The user it belongs to; null: the tenant.</param>
/// <param name="State">One of <see cref="EndpointState"/>.</param>
/// <param name="StateReason">Why it is disabled: <c>owner</c>, <c>gone</c> (410), <c>failing</c>; null otherwise.</param>
/// <param name="Version">Rises with every change of its settings or state.</param>
/// <param name="Cursor">Every event up to this <c>seq</c> has an outcome or does not concern it.</param>
/// <param name="HeadSeq">The last <c>seq</c> of the tenant's log: what lies between is waiting.</param>
/// <param name="FailingSince">Since when no attempt has succeeded, once one failed; null: the last one succeeded.</param>
/// <param name="LastSuccessAt">Null: never.</param>
/// <param name="Breaker"><c>closed</c>, <c>open</c> or <c>half_open</c>.</param>
/// <param name="PublicKey">With ed25519: what receivers verify with, <c>whpk_…</c>.</param>
/// <param name="OverlapUntil">Until when the replaced secret signs too; null: there is one secret.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.EndpointView")]
public sealed record EndpointView(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Owner,
    [property: Id(2)] EndpointSettings Settings,
    [property: Id(3)] string State,
    [property: Id(4)] string? StateReason,
    [property: Id(5)] long Version,
    [property: Id(6)] long Cursor,
    [property: Id(7)] long HeadSeq,
    [property: Id(8)] DateTimeOffset? FailingSince,
    [property: Id(9)] DateTimeOffset? LastSuccessAt,
    [property: Id(10)] string Breaker,
    [property: Id(11)] string? PublicKey,
    [property: Id(12)] DateTimeOffset? OverlapUntil,
    [property: Id(13)] DateTimeOffset CreatedAt,
    [property: Id(14)] DateTimeOffset UpdatedAt);

namespace OrleansNotify.Events;

/// <summary>
/// A command to accept one event. <paramref name="Id"/> is made by the sender of the command, so that a command whose
/// outcome is unknown (a timeout, a dead silo) can be sent again without a second event.
/// </summary>
/// <param name="Id"><c>evt_</c> and 32 hexadecimal digits of a version 7 UUID.</param>
/// <param name="Type">The event type, a dotted or snake-case name of at most 200 characters.</param>
/// <param name="Source">Where the event came from, <c>webhook</c> for the tenant's own webhook.</param>
/// <param name="Audience">Who may see it: <c>*</c> (everyone of the tenant), <c>u:&lt;user&gt;</c>, <c>t:&lt;topic&gt;</c>.</param>
/// <param name="Priority">0 (normal) upwards.</param>
/// <param name="Payload">The body as received: UTF-8 JSON, never re-encoded.</param>
/// <param name="IdempotencyKey">Honoured for 24 hours; null when the caller sent none.</param>
/// <param name="ExpiresAt">When it is withdrawn from everybody; null: it stays.</param>
/// <param name="TraceParent">Of the request that brought it, as of W3C Trace Context, if it is traced.</param>
/// <param name="Hops">How many deliveries of this installation, one after the other, led to it; 0: it came from outside.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.AppendEvent")]
public sealed record AppendEvent(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string Source,
    [property: Id(3)] string[] Audience,
    [property: Id(4)] int Priority,
    [property: Id(5)] byte[] Payload,
    [property: Id(6)] string? IdempotencyKey,
    [property: Id(7)] DateTimeOffset? ExpiresAt = null,
    [property: Id(8)] string? TraceParent = null,
    [property: Id(9)] int Hops = 0);

namespace OrleansNotify.Events;

/// <summary>One row of a tenant's log. See <see cref="AppendEvent"/> for the fields.</summary>
/// <param name="TraceParent">Of the span that appended it. Not kept: only who is told of the commit has it.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.LoggedEvent")]
public sealed record LoggedEvent(
    [property: Id(0)] long Seq,
    [property: Id(1)] string Id,
    [property: Id(2)] string Type,
    [property: Id(3)] string Source,
    [property: Id(4)] string[] Audience,
    [property: Id(5)] int Priority,
    [property: Id(6)] byte[] Payload,
    [property: Id(7)] DateTimeOffset AcceptedAt,
    [property: Id(8)] string? TraceParent = null,
    [property: Id(9)] int Hops = 0);

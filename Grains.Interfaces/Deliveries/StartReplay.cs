namespace OrleansNotify.Deliveries;

/// <summary>A second cursor over a range of the log. Give <paramref name="Since"/> or <paramref name="FromSeq"/>; neither: from the oldest event kept.</summary>
/// <param name="Id">Made by the sender of the command, so that it can be sent again: <c>rpl_</c> and 32 hexadecimal digits.</param>
/// <param name="Kind">One of <see cref="ReplayKind"/>.</param>
/// <param name="ToSeq">Null: up to what has been accepted by the start.</param>
/// <param name="EventType">Only this type (or <c>prefix.*</c>).</param>
/// <param name="Source">Only this source.</param>
/// <param name="Rate">Most deliveries made due per second; 0: 1,000.</param>
/// <param name="IsDryRun">Count only.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Deliveries.StartReplay")]
public sealed record StartReplay(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] DateTimeOffset? Since,
    [property: Id(3)] long? FromSeq,
    [property: Id(4)] long? ToSeq,
    [property: Id(5)] string? EventType,
    [property: Id(6)] string? Source,
    [property: Id(7)] int Rate,
    [property: Id(8)] bool IsDryRun);

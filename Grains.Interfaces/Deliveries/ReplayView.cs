namespace OrleansNotify.Deliveries;

/// <param name="State">One of <see cref="ReplayState"/>.</param>
/// <param name="Position">Everything up to this <c>seq</c> has been made due, once.</param>
/// <param name="Count">How many events of the range there are of these types and this source; a payload filter may leave some out.</param>
/// <param name="Enqueued">How many were made due so far.</param>
/// <param name="TimeLeft">At its rate; null when it is not running.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Deliveries.ReplayView")]
public sealed record ReplayView(
    [property: Id(0)] string Id,
    [property: Id(1)] string EndpointId,
    [property: Id(2)] string Kind,
    [property: Id(3)] string State,
    [property: Id(4)] long FromSeq,
    [property: Id(5)] long ToSeq,
    [property: Id(6)] long Position,
    [property: Id(7)] long Count,
    [property: Id(8)] long Enqueued,
    [property: Id(9)] int Rate,
    [property: Id(10)] TimeSpan? TimeLeft,
    [property: Id(11)] DateTimeOffset CreatedAt,
    [property: Id(12)] DateTimeOffset UpdatedAt);

namespace OrleansNotify.Deliveries;

/// <summary>One row of <c>deliveries</c>: one event at one endpoint, over all its attempts.</summary>
/// <param name="Status">One of <see cref="DeliveryStatus"/>.</param>
/// <param name="Attempts">How many were made; never goes down.</param>
/// <param name="Step">How many of the present schedule were made: back to 0 when it is asked for again.</param>
/// <param name="Trigger">Why the next attempt is made, one of <see cref="AttemptTrigger"/>.</param>
/// <param name="NextAttemptAt">Null unless pending or retrying.</param>
/// <param name="LastError">One of <see cref="ErrorKind"/>; null after a success.</param>
public sealed record DeliveryRow(
    string EndpointId,
    long Seq,
    string EventId,
    string Type,
    string Source,
    DateTimeOffset AcceptedAt,
    string Status,
    int Attempts,
    int Step,
    string Trigger,
    DateTimeOffset? NextAttemptAt,
    int? LastStatusCode,
    string? LastError,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? DeliveredAt);

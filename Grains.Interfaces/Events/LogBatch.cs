namespace OrleansNotify.Events;

/// <summary>What one group commit appended: consecutive <c>seq</c>, ascending.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.LogBatch")]
public sealed record LogBatch([property: Id(0)] LoggedEvent[] Events);

namespace OrleansNotify.Events;

/// <summary>What one group commit appended, ascending by <c>seq</c>; with what a commit before it had appended unheard, so there can be gaps.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.LogBatch")]
public sealed record LogBatch([property: Id(0)] LoggedEvent[] Events);

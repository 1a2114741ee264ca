namespace OrleansNotify.Deliveries;

/// <summary>What a delivery knows of its event.</summary>
public sealed record EventRef(long Seq, string EventId, string Type, string Source, DateTimeOffset AcceptedAt);

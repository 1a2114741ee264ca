namespace OrleansNotify.Deliveries;

/// <summary>The waits of endpoints without a schedule of their own.</summary>
internal sealed record ServerSchedule(IReadOnlyList<TimeSpan> Waits);

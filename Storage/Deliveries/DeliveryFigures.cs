namespace OrleansNotify.Deliveries;

/// <summary>How attempts ended within one span of time.</summary>
/// <param name="Kind">One of <see cref="FigureKind"/>.</param>
/// <param name="Step">The span in seconds: a minute or an hour.</param>
/// <param name="At">The span's beginning, in seconds since 1970.</param>
/// <param name="Failed">With a further attempt to come.</param>
/// <param name="Durations">See <see cref="DurationHistogram"/>; of attempts that had an answer.</param>
public sealed record DeliveryFigures(
    string Tenant, string Kind, string Key, long Step, long At, long Succeeded, long Failed, long Dead, long[] Durations);

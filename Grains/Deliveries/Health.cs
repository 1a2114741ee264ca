namespace OrleansNotify.Deliveries;

/// <summary>Since when an endpoint has been failing, and how near that brings it to being disabled.</summary>
internal sealed record Health(DateTimeOffset? FailingSince, DateTimeOffset? LastSuccessAt)
{
    private static readonly double[] WarnAt = [0.5, 0.9];

    public Health After(bool isSuccess, DateTimeOffset now) =>
        isSuccess ? new Health(null, now) : this with { FailingSince = FailingSince ?? now };

    public bool IsHopeless(TimeSpan limit, DateTimeOffset now) => now - FailingSince >= limit;

    /// <summary>How many of the warnings before the end are due: 0 to 2.</summary>
    public int Warnings(TimeSpan limit, DateTimeOffset now) => WarnAt.Count(share => now - FailingSince >= limit * share);
}

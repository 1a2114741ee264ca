namespace OrleansNotify.Events;

/// <summary>
/// Where the scheduled events of one tenant have come to. A page of which something failed is asked for again, smaller and later, down to the
/// one event that cannot be done; that is passed over until the others are done.
/// </summary>
/// <param name="After">What was done or passed over.</param>
/// <param name="Size">Of the next page.</param>
/// <param name="Failures">Since all that was due was done.</param>
/// <param name="HasPassed">Something was passed over since the first page.</param>
/// <param name="NotBefore">Of the next page.</param>
internal sealed record LaneState(SchedulePosition After, int Size, int Failures, bool HasPassed, DateTimeOffset NotBefore)
{
    private const int Page = 200;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    // A tenant whose log is mended waits no longer for its events than this.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static LaneState Start { get; } = new(SchedulePosition.Start, Page, 0, false, DateTimeOffset.MinValue);

    /// <summary>The page was done, and more may follow <paramref name="last"/>.</summary>
    public LaneState Done(SchedulePosition last) => this with { After = last, Size = Math.Min(Page, Size * 2), NotBefore = DateTimeOffset.MinValue };

    /// <summary>The last page was done.</summary>
    public LaneState Ended(DateTimeOffset now)
        => HasPassed ? Start with { Size = Size, Failures = Failures, NotBefore = now + Pause(Failures) } : Start;

    /// <summary>Something of the page failed; <paramref name="only"/>: it was all of the page.</summary>
    public LaneState Failed(SchedulePosition? only, DateTimeOffset now)
        => new(only ?? After, Math.Max(1, Size / 4), Failures + 1, HasPassed || only is not null, now + Pause(Failures + 1));

    private static TimeSpan Pause(int failures)
    {
        var pause = First * Math.Pow(2, Math.Min(failures, 10) - 1);
        return pause < Longest ? pause : Longest;
    }
}

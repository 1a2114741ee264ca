using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>For how long events gather in one message: so long from the first of them, or until a time of the person's day.</summary>
/// <param name="Length">Null: until <paramref name="At"/>.</param>
public sealed record DigestWindow(TimeSpan? Length, TimeOnly At)
{
    /// <summary>A time that clocks of the zone jump over is when they jump; of one that comes twice it is the first.</summary>
    public DateTimeOffset EndOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Length is { } length)
        {
            return now + length;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        // From the day before: where clocks go back over midnight, today's date is later than the date of the next such time.
        return Enumerable.Range(-1, 4).Select(days => LocalInstant.First(today.AddDays(days).ToDateTime(At), zone)).First(end => end > now);
    }
}

using System.Globalization;

namespace OrleansNotify.People;

/// <summary>
/// The hours of each day in which a person gets no messages. Local times and a zone, never an offset, as the offset changes with the season.
/// Over midnight when <paramref name="End"/> is before <paramref name="Start"/>; none when they are equal.
/// </summary>
/// <param name="TimeZone">See <see cref="TimeZoneName"/>. A zone that this machine does not know is UTC.</param>
public sealed record QuietHours(TimeOnly Start, TimeOnly End, string TimeZone)
{
    /// <summary>The end of the quiet hours that <paramref name="now"/> is in; null: it is in none.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        var zone = TimeZoneName.OrUtc(TimeZone);
        var until = Start == End ? null : EndAround(now, zone);
        // Where clocks jump over all that lies between two windows, the second follows at once.
        return until is { } end && EndAround(end, zone) is { } next ? next : until;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start:HH:mm} to {End:HH:mm} {TimeZone}");

    /// <summary>Each day's window is what lies between two instants, so that an hour that comes twice neither ends it early nor starts it again.</summary>
    private DateTimeOffset? EndAround(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        foreach (var day in (ReadOnlySpan<DateOnly>)[today.AddDays(-1), today, today.AddDays(1)])
        {
            var end = LocalInstant.Last((End < Start ? day.AddDays(1) : day).ToDateTime(End), zone);
            if (now < end && now >= LocalInstant.First(day.ToDateTime(Start), zone))
            {
                return end;
            }
        }

        return null;
    }
}

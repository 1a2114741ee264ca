
namespace OrleansNotify.People;

/// <summary>When clocks of a zone show a local time, on the days on which they are changed too.</summary>
internal static class LocalInstant
{
    /// <summary>The first time that clocks show it. A time that clocks jump over is when they jump.</summary>
    public static DateTimeOffset First(DateTime local, TimeZoneInfo zone)
        => Shown(local, At(local, Offsets(local, zone).Max()), zone);

    /// <summary>The last time that clocks show it.</summary>
    public static DateTimeOffset Last(DateTime local, TimeZoneInfo zone)
        => Shown(local, At(local, Offsets(local, zone).Min()), zone);

    // Asked of the clock itself: zones whose clocks change by the moon say of no time that it is jumped over.
    private static DateTimeOffset Shown(DateTime local, DateTimeOffset at, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTime(at, zone).DateTime == local ? at : Jump(local, zone);

    private static TimeSpan[] Offsets(DateTime local, TimeZoneInfo zone)
        => zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];

    /// <summary>Before the jump clocks show less than <paramref name="local"/>, after it more.</summary>
    private static DateTimeOffset Jump(DateTime local, TimeZoneInfo zone)
    {
        var before = At(local, TimeSpan.FromHours(26));
        var after = before + TimeSpan.FromHours(52);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + (after - before) / 2;
            (before, after) = TimeZoneInfo.ConvertTime(middle, zone).DateTime < local ? (middle, after) : (before, middle);
        }

        return DateTimeOffset.FromUnixTimeSeconds(after.ToUnixTimeSeconds());
    }

    private static DateTimeOffset At(DateTime local, TimeSpan offset) => new(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
}

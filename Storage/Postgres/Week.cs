using System.Globalization;

namespace OrleansNotify.Storage.Postgres;

/// <summary>A week of the log, Monday 00:00 UTC to Monday, which is one partition of each partitioned table.</summary>
internal readonly record struct Week(DateOnly Monday)
{
    private const string Format = "yyyyMMdd";

    public string Suffix => Monday.ToString(Format, CultureInfo.InvariantCulture);

    public long Start => Milliseconds(Monday);

    public long End => Milliseconds(Monday.AddDays(7));

    public static Week Of(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return new Week(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
    }

    public static Week Parse(string suffix) => new(DateOnly.ParseExact(suffix, Format, CultureInfo.InvariantCulture));

    public Week Plus(int weeks) => new(Monday.AddDays(7 * weeks));

    private static long Milliseconds(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
}

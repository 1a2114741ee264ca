using OrleansNotify.Channels;
using System.Globalization;

namespace OrleansNotify.Preferences;

public sealed class MessageRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "America/St_Johns", "America/Santiago", "America/Havana", "America/Phoenix",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Asia/Shanghai", "Asia/Beirut", "Asia/Jerusalem", "Africa/Cairo",
        "Africa/Casablanca", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    [Theory]
    [InlineData("09:00", "Europe/Berlin", "2026-01-15T07:59:59Z", "2026-01-15T08:00:00Z")]
    [InlineData("09:00", "Europe/Berlin", "2026-01-15T08:00:00Z", "2026-01-16T08:00:00Z")]
    [InlineData("09:00", "Europe/Berlin", "2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z")]
    [InlineData("09:00", "Europe/Berlin", "2026-10-24T07:00:00Z", "2026-10-25T08:00:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("02:30", "Europe/Berlin", "2026-10-25T00:45:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("00:00", "Pacific/Kiritimati", "2026-01-15T09:00:00Z", "2026-01-15T10:00:00Z")]
    [InlineData("23:59", "Pacific/Pago_Pago", "2026-01-15T09:00:00Z", "2026-01-15T10:59:00Z")]
    public void DigestOfADayEndsAtThePersonsTime(string at, string zone, string now, string end)
        => Assert.Equal(Instant(end), Daily(at).EndOf(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    // Of a year in each zone, both changes of clocks included: one digest a day, each at the time that clocks show, or when they jump over it.
    [Fact]
    public void EachDayOfAYearHasOneDigestInEveryZone()
    {
        foreach (var zone in Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            foreach (var at in (string[])["00:00", "02:15", "09:00", "23:45"])
            {
                var (now, days) = (Noon, new HashSet<DateOnly>());
                for (var day = 0; day < 366; day++)
                {
                    var end = Daily(at).EndOf(now, zone);
                    var local = TimeZoneInfo.ConvertTime(end, zone).DateTime;
                    var late = (TimeOnly.FromDateTime(local) - Time(at)).TotalMinutes;
                    var isJump = late is > 0 and <= 60 && TimeZoneInfo.ConvertTime(end.AddSeconds(-1), zone).DateTime < DateOnly.FromDateTime(local).ToDateTime(Time(at));
                    Assert.True(late is 0 || isJump, $"{zone.Id} {at}: {local:O}");
                    Assert.True(days.Add(DateOnly.FromDateTime(local)), $"{zone.Id} {at}: {local:O} comes twice");
                    now = end;
                }

                Assert.Equal(366, days.Max().DayNumber - days.Min().DayNumber + 1);
            }
        }
    }

    [Fact]
    public void WindowIsCountedFromTheFirstEvent()
        => Assert.Equal(Noon.AddHours(1), new DigestWindow(TimeSpan.FromHours(1), TimeOnly.MinValue).EndOf(Noon, TimeZoneInfo.Utc));

    [Theory]
    [InlineData(0, null, false, null)]
    [InlineData(600, null, true, null)]
    [InlineData(604_800, null, false, null)]
    [InlineData(0, 60L, true, null)]
    [InlineData(-1, null, false, "delay is")]
    [InlineData(604_801, null, false, "delay is")]
    [InlineData(0, 59L, false, "digest.window is")]
    [InlineData(0, 604_801L, false, "digest.window is")]
    [InlineData(1, 60L, false, "exclude each other")]
    [InlineData(0, null, true, "unlessRead needs")]
    public void RuleIsWrongWhere(long delay, long? window, bool unlessRead, string? problem)
    {
        var digest = window is { } seconds ? new DigestWindow(TimeSpan.FromSeconds(seconds), TimeOnly.MinValue) : null;

        var found = new MessageRule(TimeSpan.FromSeconds(delay), digest, unlessRead ? SendWhen.Unread : SendWhen.Always).Problem;

        Assert.Equal(problem is null, found is null);
        Assert.StartsWith(problem ?? "", found?[Math.Max(0, found.IndexOf(problem ?? "", StringComparison.Ordinal))..] ?? "", StringComparison.Ordinal);
    }

    private static DigestWindow Daily(string at) => new(null, Time(at));

    private static TimeOnly Time(string at) => TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace OrleansNotify.People;

public sealed class QuietHoursTests
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "America/St_Johns", "America/Santiago", "America/Havana", "America/Phoenix",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Asia/Shanghai", "Asia/Beirut", "Asia/Jerusalem", "Africa/Cairo",
        "Africa/Casablanca", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
    ];

    private static readonly (string Start, string End)[] Windows =
        [("22:00", "07:00"), ("01:30", "02:30"), ("02:15", "02:45"), ("00:00", "23:59"), ("02:45", "02:15"), ("12:00", "14:00")];

    // Winter and summer, in and around the window, over midnight, on both days on which clocks change.
    [Theory]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-01-15T20:59:59Z", null)]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-01-15T21:00:00Z", "2026-01-16T06:00:00Z")]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-01-16T05:59:59Z", "2026-01-16T06:00:00Z")]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-01-16T06:00:00Z", null)]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-07-15T20:00:00Z", "2026-07-16T05:00:00Z")]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("22:00", "07:00", "Europe/Berlin", "2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z")]
    [InlineData("22:00", "02:30", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("22:00", "02:30", "Europe/Berlin", "2026-10-25T00:15:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("22:00", "02:30", "Europe/Berlin", "2026-10-25T00:45:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("02:30", "08:00", "Europe/Berlin", "2026-03-29T00:59:59Z", null)]
    [InlineData("02:30", "08:00", "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("02:10", "02:50", "Europe/Berlin", "2026-03-29T01:00:00Z", null)]
    [InlineData("13:00", "14:00", "Asia/Kolkata", "2026-05-05T07:45:00Z", "2026-05-05T08:30:00Z")]
    [InlineData("09:00", "09:00", "Europe/Berlin", "2026-01-15T08:00:00Z", null)]
    [InlineData("00:00", "00:00", "Europe/Berlin", "2026-01-15T08:00:00Z", null)]
    [InlineData("22:00", "07:00", "Nowhere/City", "2026-01-15T23:00:00Z", "2026-01-16T07:00:00Z")]
    public void MessagesAreHeldUntilTheEndInThePersonsTime(string start, string end, string zone, string now, string? until)
        => Assert.Equal(Instant(until), Hours(start, end, zone).HeldUntil(Instant(now)!.Value));

    // 30 zones × the days around each change of clocks × 6 shapes of window, every five minutes.
    [Fact]
    public void EachHoldEndsAndIsOver()
    {
        var cases = from zone in Zones from window in Windows select Hours(window.Start, window.End, zone);

        Assert.All(cases, hours =>
        {
            foreach (var now in Moments())
            {
                if (hours.HeldUntil(now) is { } until)
                {
                    Assert.InRange(until - now, TimeSpan.FromSeconds(1), TimeSpan.FromHours(49));
                    Assert.Null(hours.HeldUntil(until));
                    Assert.NotNull(hours.HeldUntil(until.AddSeconds(-1)));
                }
            }
        });
    }

    // On days without a change of clocks the window is exactly what the clock on the wall says.
    [Fact]
    public void WindowIsWhatTheClockOnTheWallShows() => Assert.All(Zones, id =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var hours = Hours("22:00", "07:00", id);
        for (var now = new DateTimeOffset(2026, 6, 10, 0, 0, 0, TimeSpan.Zero); now.Day < 12; now = now.AddMinutes(7))
        {
            var wall = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            Assert.Equal(wall >= hours.Start || wall < hours.End, hours.HeldUntil(now) is not null);
        }
    });

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("+01:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TimeZonesAreNamesOfTheIanaDatabase(string? name, bool expected) => Assert.Equal(expected, TimeZoneName.TryFind(name, out _));

    private static IEnumerable<DateTimeOffset> Moments()
    {
        string[] days = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01", "2026-09-27", "2026-04-24", "2026-06-10"];
        return days.SelectMany(day => Enumerable.Range(-200, 600).Select(i => Instant($"{day}T00:00:00Z")!.Value.AddMinutes(5 * i)));
    }

    private static QuietHours Hours(string start, string end, string zone)
        => new(TimeOnly.Parse(start, CultureInfo.InvariantCulture), TimeOnly.Parse(end, CultureInfo.InvariantCulture), zone);

    private static DateTimeOffset? Instant(string? text)
        => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

namespace OrleansNotify.Deliveries;

public sealed class HealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromDays(5);

    /// <summary>A trace is pairs of hours and outcome; what is expected stands at the end.</summary>
    public static TheoryData<string, int, bool> Traces => new()
    {
        { "0+", 0, false },
        { "0- 59-", 0, false },
        { "0- 61-", 1, false },
        { "0- 107-", 1, false },
        { "0- 109-", 2, false },
        { "0- 119-", 2, false },
        { "0- 120-", 2, true },
        { "0- 119- 119+ 121-", 0, false },
        { "0- 100+ 101- 200-", 1, false },
        { "0- 100+ 101- 221-", 2, true },
        { "0+ 50- 60- 70- 170-", 2, true },
        { "0- 24+ 48- 72+ 96- 120+ 144-", 0, false },
    };

    [Theory]
    [MemberData(nameof(Traces))]
    public void FiveDaysWithoutASuccessAreTheEnd(string trace, int warnings, bool isHopeless)
    {
        var (health, now) = (new Health(null, null), Start);
        foreach (var step in trace.Split(' '))
        {
            now = Start.AddHours(int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture));
            health = health.After(step[^1] == '+', now);
        }

        Assert.Equal(warnings, health.Warnings(Limit, now));
        Assert.Equal(isHopeless, health.IsHopeless(Limit, now));
    }
}

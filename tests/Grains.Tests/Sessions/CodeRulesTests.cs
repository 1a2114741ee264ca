namespace OrleansNotify.Sessions;

public sealed class CodeRulesTests
{
    private const string Client = "192.0.2.1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionOptions Defaults = new();

    [Fact]
    public void CodesAreSixDigitsAndChallengesAre128Bits()
    {
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.Matches("^[0-9]{6}$", CodeRules.NewCode()));
        Assert.Matches("^[0-9a-f]{32}$", CodeRules.NewChallengeId());
        Assert.NotEqual(CodeRules.NewChallengeId(), CodeRules.NewChallengeId());
    }

    [Theory]
    [InlineData("012345", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("12345a", false)]
    [InlineData(" 12345", false)]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666", false)]
    public void WellFormedIsSixAsciiDigits(string? code, bool expected) => Assert.Equal(expected, CodeRules.IsWellFormed(code));

    // Seconds ago of each code that was not used, and how many seconds the next one must wait.
    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 0, 0 }, null)]
    [InlineData(new[] { 0, 10, 29 }, 1.0)]
    [InlineData(new[] { 0, 10, 30 }, null)]
    [InlineData(new[] { 31, 60, 100, 3_599 }, null)]
    [InlineData(new[] { 31, 60, 100, 3_000, 3_599 }, 1.0)]
    [InlineData(new[] { 31, 60, 100, 3_000, 3_600 }, null)]
    [InlineData(new[] { 31, 60, 100, 200, 300, 400, 500 }, 3_300.0)]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 3_596.0)]
    public void CodesThatWereNotUsedAreThreeInHalfAMinuteAndFiveInAnHour(int[] secondsAgo, double? expected)
        => Assert.Equal(expected, Wait([.. secondsAgo.Select(seconds => Ask(seconds, wasUsed: false))], []));

    [Fact]
    public void UsedCodesCountAgainstTheDayOnly()
    {
        var nineteen = Enumerable.Range(0, 19).Select(i => Ask(i, wasUsed: true)).ToArray();

        Assert.Null(Wait(nineteen, []));
        Assert.Equal(24 * 3_600 - 100, Wait([.. nineteen, Ask(100, wasUsed: true)], []));
        Assert.Null(Wait([.. nineteen, Ask(24 * 3_600, wasUsed: true)], []));
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, 3_540.0)]
    public void OneClientAddressHas60AnHourThatWereNotUsed(int asks, double? expected)
        => Assert.Equal(expected, Wait([], [.. Enumerable.Repeat(Now.AddSeconds(-60), asks)]));

    [Theory]
    [InlineData(19, 0, null)]
    [InlineData(20, 0, 3_000.0)]
    [InlineData(0, 59, null)]
    [InlineData(0, 60, 85_800.0)]
    public void WhatOthersAskForCountsAgainstClientsTheUserHasNeverSignedInFrom(int unused, int used, double? expected)
    {
        var ofStrangers = Enumerable.Range(0, unused + used).Select(i => Ask(600, i >= unused, $"198.51.100.{i}")).ToArray();

        Assert.Equal(expected, Wait(ofStrangers, []));
        Assert.Null(Wait(ofStrangers, [], isKnown: true));
    }

    [Theory]
    [InlineData(399, null)]
    [InlineData(400, 3_540.0)]
    public void OneTenantHas400AnHourButForKnownClients(int asks, double? expected)
    {
        DateTimeOffset[] ofTenant = [.. Enumerable.Repeat(Now.AddSeconds(-60), asks)];

        Assert.Equal(expected, Wait([], [], byTenant: ofTenant));
        Assert.Null(Wait([], [], byTenant: ofTenant, isKnown: true));
    }

    [Fact]
    public void WhatAStrangerAsksForDoesNotHoldAnotherBack()
    {
        var ofStranger = Enumerable.Range(0, 15).Select(i => Ask(i, wasUsed: false, "198.51.100.7")).ToArray();

        Assert.Null(Wait(ofStranger, []));
        Assert.Equal(30 - 2, Wait([.. ofStranger, Ask(0, false), Ask(1, false), Ask(2, false)], []));
    }

    [Fact]
    public void TheLongestWaitHolds()
    {
        var inTheLastSeconds = new[] { Ask(1, false), Ask(2, false), Ask(3, false), Ask(3_000, false), Ask(3_500, false) };

        Assert.Equal(100, Wait(inTheLastSeconds, []));
    }

    private static OtpAsk Ask(int secondsAgo, bool wasUsed, string client = Client) => new(Now.AddSeconds(-secondsAgo), wasUsed, client);

    private static double? Wait(OtpAsk[] byUser, DateTimeOffset[] byClient, bool isKnown = false, DateTimeOffset[]? byTenant = null)
        => CodeRules.WaitForNext(new OtpAsks(byUser, byClient, byTenant ?? []), Client, isKnown, Defaults, Now)?.TotalSeconds;
}

namespace OrleansNotify.Members;

public sealed class RefreshRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Theory]
    [InlineData(5, 0, "Rotate")]
    [InlineData(4, 0, "Repeat")]
    [InlineData(4, 44, "Repeat")]
    [InlineData(4, 45, "End")]
    [InlineData(3, 0, "End")]
    [InlineData(0, 0, "End")]
    [InlineData(6, 0, "End")]
    public void TheNewestIsExchangedTheOneBeforeForAWhileAndAnyOtherEndsTheSession(int generation, int secondsAgo, string verdict)
        => Assert.Equal(verdict, RefreshRules.Judge(Family(5, Now.AddSeconds(-secondsAgo)), generation, Now).ToString());

    [Theory]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void AFactorIsFreshForTenMinutes(int minutesAgo, bool isFresh)
        => Assert.Equal(isFresh, Family(0, Now.AddMinutes(-minutesAgo)).IsFresh(Now));

    private static StoredFamily Family(int generation, DateTimeOffset at) => new("sid", generation, at, at, ["pwd"]);
}

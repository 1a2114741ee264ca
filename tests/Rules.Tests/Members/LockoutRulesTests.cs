namespace OrleansNotify.Members;

public sealed class LockoutRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Theory]
    [InlineData(9, 0, null)]
    [InlineData(10, 0, 30)]
    [InlineData(10, 29, 1)]
    [InlineData(10, 30, null)]
    [InlineData(11, 0, 60)]
    [InlineData(14, 0, 480)]
    [InlineData(17, 0, 3_600)]
    [InlineData(5_000, 0, 3_600)]
    public void AStrangersNetworkWaitsLongerWithEachFailureUpToAnHour(int failed, int ago, int? wait)
        => Assert.Equal(Span(wait), LockoutRules.Wait(Failures(network: failed, ago: ago), isKnown: false, Now));

    [Theory]
    [InlineData(99, null)]
    [InlineData(100, 30)]
    [InlineData(100_000, 300)]
    public void ManyNetworksTogetherSlowStrangersDownForOneMember(int failed, int? wait)
        => Assert.Equal(Span(wait), LockoutRules.Wait(Failures(member: failed), isKnown: false, Now));

    [Fact]
    public void NothingThatStrangersFailKeepsTheOwnerOutOfAKnownPlace()
        => Assert.Null(LockoutRules.Wait(Failures(network: 5_000, member: 100_000), isKnown: true, Now));

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 30)]
    [InlineData(5_000, 60)]
    public void AKnownPlaceWaitsAMinuteAtMost(int failed, int? wait)
        => Assert.Equal(Span(wait), LockoutRules.Wait(Failures(place: failed), isKnown: true, Now));

    private static SignInFailures Failures(int network = 0, int member = 0, int place = 0, int ago = 0)
    {
        FailureCount Of(int count) => new(count, Now.AddSeconds(-ago));
        return new SignInFailures(Of(network), Of(member), Of(place));
    }

    private static TimeSpan? Span(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;
}

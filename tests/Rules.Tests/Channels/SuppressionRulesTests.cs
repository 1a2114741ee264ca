namespace OrleansNotify.Channels;

public sealed class SuppressionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    // Which categories each cause stops, without a scope: transactional, marketing, sign-in codes.
    [Theory]
    [InlineData(SuppressionCause.HardBounce, true, true, true)]
    [InlineData(SuppressionCause.Gone, true, true, true)]
    [InlineData(SuppressionCause.Manual, true, true, true)]
    [InlineData(SuppressionCause.Complaint, true, true, false)]
    [InlineData(SuppressionCause.Unsubscribed, true, true, false)]
    [InlineData(SuppressionCause.UnsubscribedMarketing, false, true, false)]
    public void CauseSaysWhatIsStopped(SuppressionCause cause, bool transactional, bool marketing, bool codes)
    {
        var suppression = new Suppression { Cause = cause, At = Now };

        Assert.Equal(transactional, Blocks(suppression, MessageCategory.Transactional));
        Assert.Equal(marketing, Blocks(suppression, MessageCategory.Marketing));
        Assert.Equal(codes, Blocks(suppression, MessageCategory.SignInCode));
    }

    // A scope narrows each cause and widens none.
    [Fact]
    public void ScopeStopsNothingOfAnotherCategory()
    {
        var cases =
            from cause in Enum.GetValues<SuppressionCause>()
            from scope in Enum.GetValues<MessageCategory>()
            from category in Enum.GetValues<MessageCategory>()
            select (cause, scope, category);

        Assert.All(cases, c =>
        {
            var wide = new Suppression { Cause = c.cause, At = Now };
            var scoped = wide with { Category = c.scope };
            Assert.Equal(c.scope == c.category && Blocks(wide, c.category), Blocks(scoped, c.category));
        });
    }

    [Fact]
    public void EverythingCanStopButCodesStayWithSoftCauses()
    {
        var soft = Enum.GetValues<SuppressionCause>().Where(cause => !SuppressionRules.IsHard(cause));

        Assert.All(soft, cause => Assert.False(Blocks(new Suppression { Cause = cause, At = Now }, MessageCategory.SignInCode)));
    }

    [Fact]
    public void ReleasedAndExpiredOnesStopNothing()
    {
        var bounce = new Suppression { Cause = SuppressionCause.HardBounce, At = Now.AddDays(-2) };

        Assert.False(Blocks(bounce with { ReleasedAt = Now.AddDays(-1) }, MessageCategory.Transactional));
        Assert.False(Blocks(bounce with { ExpiresAt = Now }, MessageCategory.Transactional));
        Assert.True(Blocks(bounce with { ExpiresAt = Now.AddTicks(1) }, MessageCategory.Transactional));
    }

    private static bool Blocks(Suppression suppression, MessageCategory category)
        => SuppressionRules.Blocking([suppression], category, Now) is not null;
}

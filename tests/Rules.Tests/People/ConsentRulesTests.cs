using OrleansNotify.Channels;

namespace OrleansNotify.People;

public sealed class ConsentRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NewestOfTheCategoryAndChannelCounts()
    {
        Consent[] consents =
        [
            new(ConsentKind.Granted, MessageCategory.Marketing, Channel.Sms, At),
            new(ConsentKind.Withdrawn, MessageCategory.Marketing, null, At.AddDays(1)),
            new(ConsentKind.Granted, MessageCategory.Marketing, Channel.Email, At.AddDays(2)),
            new(ConsentKind.Withdrawn, MessageCategory.Transactional, Channel.Push, At.AddDays(3)),
        ];

        Assert.Equal(ConsentKind.Withdrawn, ConsentRules.Latest(consents, MessageCategory.Marketing, Channel.Sms)?.Kind);
        Assert.Equal(ConsentKind.Granted, ConsentRules.Latest(consents, MessageCategory.Marketing, Channel.Email)?.Kind);
        Assert.Null(ConsentRules.Latest(consents, MessageCategory.Transactional, Channel.Email));
    }

    [Fact]
    public void WithdrawnCountsWhenBothCameAtOnce()
    {
        Consent[] consents =
        [
            new(ConsentKind.Withdrawn, MessageCategory.Marketing, null, At),
            new(ConsentKind.Granted, MessageCategory.Marketing, null, At),
        ];

        Assert.Equal(ConsentKind.Withdrawn, ConsentRules.Latest(consents, MessageCategory.Marketing, Channel.Sms)?.Kind);
    }
}

using System.Text.Json;
using OrleansNotify.Channels;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

public sealed class MessageDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);

    private static readonly DecisionFacts Fine = new()
    {
        Now = Now,
        Channel = Channel.Sms,
        Category = MessageCategory.Transactional,
        IsUrgent = false,
        ExpiresAt = null,
        Address = new DecisionAddress(IsValid: true),
        Suppressions = [],
        Consents = [],
        Preferences = [],
        QuietHours = null,
        Throttle = null,
        WindowUntil = null,
        Content = new DecisionContent(new RenderedMessage { Text = "Paid." }),
        MaxSegments = 0,
        Budget = null,
        Accounts = [new DecisionAccount { AccountId = "a" }, new DecisionAccount { AccountId = "b" }],
    };

    private static readonly DecisionFacts Marketing = Fine with
    {
        Category = MessageCategory.Marketing,
        Consents = [new Consent(ConsentKind.Granted, MessageCategory.Marketing, null, Now.AddDays(-1))],
    };

    private static readonly Category Own = Category.Transactional with { Id = "deliveries", Number = (MessageCategory)Category.FirstOwn };

    private static readonly DecisionFacts Code = Fine with { Category = MessageCategory.SignInCode };

    /// <summary>Facts, the reason, and the hours until when it is held.</summary>
    public static TheoryData<string, DecisionFacts, DecisionReason, double?> Table => new()
    {
        { "fine", Fine, DecisionReason.None, null },
        { "expiry ahead", Fine with { ExpiresAt = Now.AddTicks(1) }, DecisionReason.None, null },
        { "expired", Fine with { ExpiresAt = Now }, DecisionReason.Expired, null },
        { "expired code", Code with { ExpiresAt = Now }, DecisionReason.Expired, null },
        { "no address", Fine with { Address = null }, DecisionReason.NoAddress, null },
        { "no address for a code", Code with { Address = null }, DecisionReason.NoAddress, null },
        { "hard bounce", Fine with { Suppressions = Suppressed(SuppressionCause.HardBounce) }, DecisionReason.Suppressed, null },
        { "hard bounce, code", Code with { Suppressions = Suppressed(SuppressionCause.HardBounce) }, DecisionReason.Suppressed, null },
        { "unsubscribed", Fine with { Suppressions = Suppressed(SuppressionCause.Unsubscribed) }, DecisionReason.Suppressed, null },
        { "unsubscribed, code", Code with { Suppressions = Suppressed(SuppressionCause.Unsubscribed) }, DecisionReason.None, null },
        { "no marketing wanted", Fine with { Suppressions = Suppressed(SuppressionCause.UnsubscribedMarketing) }, DecisionReason.None, null },
        { "no marketing wanted, marketing", Marketing with { Suppressions = Suppressed(SuppressionCause.UnsubscribedMarketing) }, DecisionReason.Suppressed, null },
        { "marketing with consent", Marketing, DecisionReason.None, null },
        { "marketing without consent", Marketing with { Consents = [] }, DecisionReason.NoConsent, null },
        { "consent of another channel", Marketing with { Consents = Consent(ConsentKind.Granted, MessageCategory.Marketing, Channel.Email) }, DecisionReason.NoConsent, null },
        { "consent of another category", Marketing with { Consents = Consent(ConsentKind.Granted, MessageCategory.Transactional, null) }, DecisionReason.NoConsent, null },
        { "consent taken back", Marketing with { Consents = Consent(ConsentKind.Withdrawn, MessageCategory.Marketing, null) }, DecisionReason.ConsentWithdrawn, null },
        { "transactional consent taken back", Fine with { Consents = Consent(ConsentKind.Withdrawn, MessageCategory.Transactional, Channel.Sms) }, DecisionReason.ConsentWithdrawn, null },
        { "marketing consent taken back", Fine with { Consents = Consent(ConsentKind.Withdrawn, MessageCategory.Marketing, null) }, DecisionReason.None, null },
        { "consent taken back, code", Code with { Consents = Consent(ConsentKind.Withdrawn, MessageCategory.SignInCode, null) }, DecisionReason.None, null },
        { "not wanted", Fine with { Preferences = [new Preference(MessageCategory.Transactional, Channel.Sms, false)] }, DecisionReason.PreferenceOff, null },
        { "not wanted on another channel", Fine with { Preferences = [new Preference(MessageCategory.Transactional, Channel.Email, false)] }, DecisionReason.None, null },
        { "another category not wanted", Fine with { Preferences = [new Preference(MessageCategory.Marketing, Channel.Sms, false)] }, DecisionReason.None, null },
        { "wanted", Fine with { Preferences = [new Preference(MessageCategory.Transactional, Channel.Sms, true)] }, DecisionReason.None, null },
        { "not wanted, urgent", Fine with { IsUrgent = true, Preferences = [new Preference(MessageCategory.Transactional, Channel.Sms, false)] }, DecisionReason.PreferenceOff, null },
        { "not wanted, code", Code with { Preferences = [new Preference(MessageCategory.SignInCode, Channel.Sms, false)] }, DecisionReason.None, null },
        { "own category not wanted", Fine with { Category = Own, Preferences = [new Preference(Own.Number, Channel.Sms, false)] }, DecisionReason.PreferenceOff, null },
        { "own category needs consent", Fine with { Category = Own with { Kind = MessageCategory.Marketing } }, DecisionReason.NoConsent, null },
        { "required, all declined", Fine with { Category = Own with { IsRequired = true }, Preferences = [new Preference(Own.Number, Channel.Sms, false)], Consents = Consent(ConsentKind.Withdrawn, MessageCategory.Transactional, null) }, DecisionReason.None, null },
        { "read meanwhile", Fine with { IsRead = true }, DecisionReason.AlreadyRead, null },
        { "read, and not due", Fine with { IsRead = true, Waits = DecisionReason.Delayed, NotBefore = Now.AddHours(1) }, DecisionReason.AlreadyRead, null },
        { "sent later", Fine with { Waits = DecisionReason.Delayed, NotBefore = Now.AddHours(1) }, DecisionReason.Delayed, 1 },
        { "sent later, urgent", Fine with { IsUrgent = true, Waits = DecisionReason.Delayed, NotBefore = Now.AddHours(1) }, DecisionReason.Delayed, 1 },
        { "sent later, and it is later", Fine with { Waits = DecisionReason.Delayed, NotBefore = Now }, DecisionReason.None, null },
        { "gathers", Fine with { Waits = DecisionReason.Digest, NotBefore = Now.AddHours(2), QuietHours = Night }, DecisionReason.Digest, 2 },
        { "gathers, not wanted", Fine with { Waits = DecisionReason.Digest, NotBefore = Now.AddHours(2), Preferences = [new Preference(MessageCategory.Transactional, Channel.Sms, false)] }, DecisionReason.PreferenceOff, null },
        { "night", Fine with { QuietHours = Night }, DecisionReason.QuietHours, 8 },
        { "night, marketing", Marketing with { QuietHours = Night }, DecisionReason.QuietHours, 8 },
        { "night, urgent", Fine with { QuietHours = Night, IsUrgent = true }, DecisionReason.None, null },
        { "night, urgent marketing", Marketing with { QuietHours = Night, IsUrgent = true }, DecisionReason.QuietHours, 8 },
        { "night, code", Code with { QuietHours = Night }, DecisionReason.None, null },
        { "day", Fine with { QuietHours = Night, Now = Now.AddHours(8) }, DecisionReason.None, null },
        { "throttled", Fine with { Throttle = Two }, DecisionReason.Throttled, 0.5 },
        { "throttled, urgent", Fine with { Throttle = Two, IsUrgent = true }, DecisionReason.None, null },
        { "throttled, code", Code with { Throttle = Two }, DecisionReason.None, null },
        { "throttle has room", Fine with { Throttle = Two with { Limit = 3 } }, DecisionReason.None, null },
        { "throttle of more than the limit", Fine with { Throttle = Two with { Limit = 1 } }, DecisionReason.Throttled, 0.75 },
        { "window closed", WhatsApp, DecisionReason.WindowClosed, null },
        { "window over", WhatsApp with { WindowUntil = Now }, DecisionReason.WindowClosed, null },
        { "window open", WhatsApp with { WindowUntil = Now.AddMinutes(1) }, DecisionReason.None, null },
        { "window closed, approved template", WhatsApp with { Content = Approved }, DecisionReason.None, null },
        { "window closed, code", WhatsApp with { Category = MessageCategory.SignInCode }, DecisionReason.WindowClosed, null },
        { "window closed, no template at all", WhatsApp with { Content = new DecisionContent(null) }, DecisionReason.NoTemplate, null },
        { "window closed, shown only", WhatsApp with { Accounts = [Capture] }, DecisionReason.None, null },
        { "no template", Fine with { Content = new DecisionContent(null) }, DecisionReason.NoTemplate, null },
        { "template fails", Fine with { Content = new DecisionContent(null, "line 1: no") }, DecisionReason.TemplateFailed, null },
        { "nothing to say", Fine with { Content = new DecisionContent(new RenderedMessage { Text = " \n" }) }, DecisionReason.EmptyMessage, null },
        { "push with a title alone", Fine with { Channel = Channel.Push, Content = new DecisionContent(new RenderedMessage { Subject = "Paid", Text = "" }) }, DecisionReason.None, null },
        { "at most two segments", Fine with { MaxSegments = 2, Content = Long(306) }, DecisionReason.None, null },
        { "a third segment", Fine with { MaxSegments = 2, Content = Long(307) }, DecisionReason.TooLong, null },
        { "segments of a mail", Fine with { Channel = Channel.Email, MaxSegments = 1, Content = Long(5_000) }, DecisionReason.None, null },
        { "budget has just enough", Fine with { Budget = new DecisionBudget(2, null), Content = Long(161) }, DecisionReason.None, null },
        { "budget lacks one", Fine with { Budget = new DecisionBudget(1, null), Content = Long(161) }, DecisionReason.BudgetSpent, null },
        { "budget is renewed", Fine with { Budget = new DecisionBudget(0, Now.AddHours(2)) }, DecisionReason.BudgetSpent, 2 },
        { "budget spent, code", Code with { Budget = new DecisionBudget(0, Now.AddHours(2)) }, DecisionReason.BudgetSpent, 2 },
        { "budget of another channel than SMS", Fine with { Channel = Channel.Email, Budget = new DecisionBudget(1, null), Content = Long(999) }, DecisionReason.None, null },
        { "money has just enough", Paid(0.16m), DecisionReason.None, null },
        { "money lacks a millionth", Paid(0.159999m), DecisionReason.BudgetSpent, 2 },
        { "money is overspent", Paid(-1), DecisionReason.BudgetSpent, 2 },
        { "money spent, code", Paid(0) with { Category = MessageCategory.SignInCode }, DecisionReason.BudgetSpent, 2 },
        { "free where money is spent", Paid(-1) with { To = "+1800" }, DecisionReason.None, null },
        { "shown only, money spent", Paid(0) with { Accounts = [Capture] }, DecisionReason.None, null },
        { "no price", Paid(9) with { To = "+49151" }, DecisionReason.NoPrice, null },
        { "no price, sent", Paid(0, UnpricedRule.Send) with { To = "+49151" }, DecisionReason.None, null },
        { "price in another currency", Paid(9) with { Accounts = [Priced("a", "USD *=0.01")] }, DecisionReason.NoPrice, null },
        { "no price at one, spent at the other", Paid(0) with { Accounts = [new() { AccountId = "x" }, Priced("a", "EUR *=0.01")] }, DecisionReason.BudgetSpent, 2 },
        { "money set, no provider", Paid(9) with { Accounts = [] }, DecisionReason.NoProvider, null },
        { "no provider", Fine with { Accounts = [] }, DecisionReason.NoProvider, null },
        { "no such number", Fine with { Address = new DecisionAddress(IsValid: false) }, DecisionReason.InvalidAddress, null },
        { "no such number, shown only", Fine with { Address = new DecisionAddress(IsValid: false), Accounts = [Capture] }, DecisionReason.None, null },
        { "not reached", Fine with { Accounts = [new DecisionAccount { AccountId = "a", Unreachable = "not that country" }] }, DecisionReason.Unreachable, null },
        { "longer than providers take", Fine with { Content = Long(1_601), Accounts = [new DecisionAccount { AccountId = "a", MaxLength = 1_600 }] }, DecisionReason.TooLong, null },
        { "all paused", Fine with { Accounts = [Paused, Paused] }, DecisionReason.ProvidersPaused, null },
        { "all failing", Fine with { Accounts = [Failing(3), Failing(1)] }, DecisionReason.ProvidersUnavailable, 1 },
        { "paused and failing", Fine with { Accounts = [Paused, Failing(3)] }, DecisionReason.ProvidersUnavailable, 3 },
        { "failing until now", Fine with { Accounts = [Failing(0)] }, DecisionReason.None, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void DecisionIs(string name, DecisionFacts facts, DecisionReason reason, double? hours)
    {
        var decision = MessageDecision.Decide(facts);

        Assert.True(reason == decision.Reason, $"{name}: {decision.Reason}");
        Assert.Equal(KindOf(reason, hours), decision.Kind);
        Assert.Equal(hours is { } held ? facts.Now.AddHours(held) : null, decision.Until);
        Assert.Equal(reason is DecisionReason.None, decision.Accounts.Count > 0);
        Assert.Equal(reason is DecisionReason.None ? DecisionStep.Passed : reason.Word(), decision.Steps[^1].Word);
        Assert.Equal(Enumerable.Range(0, decision.Steps.Count), decision.Steps.Select(step => (int)step.Step));
    }

    [Fact]
    public void EveryReasonIsInTheTable()
        => Assert.Empty(Enum.GetValues<DecisionReason>().Except(((IEnumerable<object[]>)Table).Select(row => (DecisionReason)row[2])));

    [Fact]
    public void NextAccountIsTriedWhereTheFirstCannot()
    {
        var facts = Fine with
        {
            Content = Long(1_000),
            Accounts =
            [
                Paused, Failing(1), new DecisionAccount { AccountId = "far", Unreachable = "not that country" },
                new DecisionAccount { AccountId = "short", MaxLength = 999 }, new DecisionAccount { AccountId = "one", MaxLength = 1_000 },
                new DecisionAccount { AccountId = "two" },
            ],
        };

        Assert.Equal(["one", "two"], MessageDecision.Decide(facts).Accounts);
    }

    [Fact]
    public void NumberThatDoesNotExistGoesToNoRealProvider()
        => Assert.Equal(["capture"], MessageDecision.Decide(Fine with { Address = new DecisionAddress(false), Accounts = [.. Fine.Accounts, Capture] }).Accounts);

    [Fact]
    public void EstimateIsThatOfAllSegments()
    {
        var decision = MessageDecision.Decide(Paid(100) with { Content = Long(307) });

        Assert.Equal(new Money(240_000, "EUR"), decision.Estimate);
        Assert.Equal(3, decision.Sms?.Segments);
        Assert.Equal("0.24 EUR of 100.00 EUR", decision.Steps[^2].Detail);
        Assert.Contains("""
            "estimate":{"amount":"0.24","currency":"EUR"}
            """.Trim(), JsonSerializer.Serialize(decision, JsonSerializerOptions.Web), StringComparison.Ordinal);
    }

    [Fact]
    public void EstimateNeedsNoBudgetAndIsThereToo()
    {
        Assert.Equal(new Money(160_000, "EUR"), MessageDecision.Decide(Paid(0) with { Money = null }).Estimate);
        Assert.Equal(new Money(160_000, "EUR"), MessageDecision.Decide(Paid(0)).Estimate);
        Assert.Null(MessageDecision.Decide(Fine).Estimate);
    }

    [Fact]
    public void AccountThatIsTooDearIsPassedOver()
    {
        var facts = Paid(0.1m) with { Accounts = [Priced("dear", "EUR *=0.08"), new() { AccountId = "unpriced" }, Priced("cheap", "EUR *=0.03")] };

        Assert.Equal(["cheap"], MessageDecision.Decide(facts).Accounts);
        Assert.Equal(["unpriced", "cheap"], MessageDecision.Decide(facts with { Money = facts.Money! with { Unpriced = UnpricedRule.Send } }).Accounts);
    }

    // Nothing that a person can set stops a code, alone or together.
    [Fact]
    public void CodesPassAllThatAPersonCanSet()
    {
        var facts = Code with
        {
            Suppressions = Suppressed(SuppressionCause.Complaint, SuppressionCause.Unsubscribed, SuppressionCause.UnsubscribedMarketing),
            Consents = [.. Enum.GetValues<MessageCategory>().SelectMany(category => Consent(ConsentKind.Withdrawn, category, null))],
            Preferences = [.. Enum.GetValues<MessageCategory>().Select(category => new Preference(category, Channel.Sms, false))],
            QuietHours = Night,
            Throttle = Two,
        };

        Assert.Equal(DecisionKind.Send, MessageDecision.Decide(facts).Kind);
    }

    [Fact]
    public void WordsAreSnakeCase()
    {
        Assert.Equal("preference_off", DecisionReason.PreferenceOff.Word());
        Assert.Equal("quiet_hours", DecisionStepName.QuietHours.Word());
        Assert.True(EnumWords.TryParse("sign_in_code", out MessageCategory category));
        Assert.Equal(MessageCategory.SignInCode, category);
        Assert.False(EnumWords.TryParse("SignInCode", out category));
    }

    private static QuietHours Night => new(new TimeOnly(22, 0), new TimeOnly(7, 0), "UTC");

    private static DecisionThrottle Two => new(2, TimeSpan.FromHours(1), [Now.AddMinutes(-15), Now.AddMinutes(-30), Now.AddHours(-1)]);

    /// <summary>Two segments to +1, at 0.08 each.</summary>
    private static DecisionFacts Paid(decimal left, UnpricedRule unpriced = UnpricedRule.Stop) => Fine with
    {
        To = "+15005550006",
        Content = Long(161),
        Accounts = [Priced("a", "EUR 1=0.08 1800=0")],
        Money = new DecisionMoney(new Money((long)(left * 1_000_000), "EUR"), unpriced, Now.AddHours(2)),
    };

    private static DecisionAccount Priced(string id, string prices)
        => new() { AccountId = id, Prices = PriceList.TryParse(prices, out var list) ? list : throw new FormatException(prices) };

    private static DecisionFacts WhatsApp => Fine with { Channel = Channel.WhatsApp };

    private static DecisionContent Approved
        => new(new RenderedMessage { Text = "", Template = new WhatsAppTemplate("paid", "en", ["1"]) });

    private static DecisionAccount Capture => new() { AccountId = "capture", IsCapture = true };

    private static DecisionAccount Paused => new() { AccountId = "paused", IsPaused = true };

    private static DecisionAccount Failing(int hours) => new() { AccountId = $"failing {hours}", UnavailableUntil = Now.AddHours(hours) };

    private static DecisionContent Long(int length) => new(new RenderedMessage { Text = new string('a', length) });

    private static Suppression[] Suppressed(params SuppressionCause[] causes)
        => [.. causes.Select(cause => new Suppression { Cause = cause, At = Now.AddDays(-1) })];

    private static Consent[] Consent(ConsentKind kind, MessageCategory category, Channel? channel)
        => [new Consent(kind, category, channel, Now.AddDays(-1))];

    private static DecisionKind KindOf(DecisionReason reason, double? hours)
        => reason is DecisionReason.None ? DecisionKind.Send
            : hours is not null || reason is DecisionReason.ProvidersPaused ? DecisionKind.Hold
            : DecisionKind.Stop;
}

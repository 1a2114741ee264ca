using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

public sealed class CategoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Category Deliveries = Own("deliveries", 16, "order.shipped", "order.*");
    private static readonly Category Offers = Own("offers", 17, "marketing.offers.*", "sale") with { Kind = MessageCategory.Marketing };
    private static readonly Category Notices = Own("notices", 18, "security.*") with { IsRequired = true };
    private static readonly Category Tips = Own("tips", 19, "tip") with { Defaults = new Dictionary<Channel, bool> { [Channel.Sms] = false } };
    private static readonly TenantCategories All = new([Deliveries, Notices, Offers, Tips, Own("wide", 20, "*"), Own("orders", 21, "order.paid")], [Own("old", 22, "old")]);

    [Theory]
    [InlineData("order.shipped", "deliveries")]
    [InlineData("order.created", "deliveries")]
    [InlineData("order.paid", "orders")]
    [InlineData("marketing.offers.summer", "offers")]
    [InlineData("marketing.other", "marketing")]
    [InlineData("marketing", "marketing")]
    [InlineData("sale", "offers")]
    [InlineData("anything", "wide")]
    public void EventTypeBelongsToTheCategoryThatNamesItBest(string type, string category) => Assert.Equal(category, All.Of(type).Id);

    [Fact]
    public void WithoutOwnCategoriesTheTypeAloneSaysWhatItIs()
        => Assert.Equal(["marketing", "transactional"], [TenantCategories.BuiltIn.Of("marketing.x").Id, TenantCategories.BuiltIn.Of("marketing-x").Id]);

    [Fact]
    public void DeletedCategoryIsItsBuiltInOneAndKeepsItsName()
    {
        Assert.Equal(("transactional", "old", false), (All.Find((MessageCategory)22).Id, All.WordOf((MessageCategory)22), All.TryParse("old", out _)));
        Assert.Equal("transactional", All.Find((MessageCategory)99).Id);
    }

    [Fact]
    public void SignInCodesAreNotChosen() => Assert.False(All.TryParse("sign_in_code", out _));

    public static TheoryData<string, Category, Preference[], bool> Choices => new()
    {
        { "no choice", Deliveries, [], true },
        { "off", Deliveries, [Off(16)], false },
        { "off on another channel", Deliveries, [Off(16) with { Channel = Channel.Email }], true },
        { "another category off", Deliveries, [Off(17)], true },
        { "its built-in category off", Deliveries, [Off(0)], false },
        { "its built-in category off, itself on", Deliveries, [Off(0), On(16)], true },
        { "off by default", Tips, [], false },
        { "off by default, switched on", Tips, [On(19)], true },
        { "off by default, its built-in category on", Tips, [On(0)], false },
        { "required", Notices, [Off(18), Off(0)], true },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void ChoiceOfTheCategoryCountsBeforeThoseOfItsKindAndItsDefault(string name, Category category, Preference[] chosen, bool isWanted)
        => Assert.True(PreferenceRules.IsWanted(chosen, category, Channel.Sms) == isWanted, name);

    public static TheoryData<string, Category, Consent[], ConsentKind?> Consents => new()
    {
        { "of its built-in category", Offers, [Agreed(1, 0)], ConsentKind.Granted },
        { "of itself", Offers, [Agreed(17, 0)], ConsentKind.Granted },
        { "of another", Offers, [Agreed(16, 0)], null },
        { "taken back later for itself", Offers, [Agreed(1, 0), Agreed(17, 1) with { Kind = ConsentKind.Withdrawn }], ConsentKind.Withdrawn },
        { "given later for itself", Offers, [Agreed(1, 0) with { Kind = ConsentKind.Withdrawn }, Agreed(17, 1)], ConsentKind.Granted },
        { "taken back later for all marketing", Offers, [Agreed(17, 0), Agreed(1, 1) with { Kind = ConsentKind.Withdrawn }], ConsentKind.Withdrawn },
    };

    [Theory]
    [MemberData(nameof(Consents))]
    public void NewestConsentOfTheCategoryOrItsKindCounts(string name, Category category, Consent[] consents, ConsentKind? kind)
        => Assert.True(ConsentRules.Latest(consents, category, Channel.Sms)?.Kind == kind, name);

    [Theory]
    [InlineData("deliveries", SuppressionCause.Unsubscribed, 16, true)]
    [InlineData("deliveries", SuppressionCause.Unsubscribed, 0, true)]
    [InlineData("deliveries", SuppressionCause.Unsubscribed, 17, false)]
    [InlineData("deliveries", SuppressionCause.UnsubscribedMarketing, null, false)]
    [InlineData("offers", SuppressionCause.UnsubscribedMarketing, null, true)]
    [InlineData("notices", SuppressionCause.Unsubscribed, 18, false)]
    [InlineData("notices", SuppressionCause.Unsubscribed, 0, false)]
    [InlineData("notices", SuppressionCause.Manual, 18, true)]
    [InlineData("notices", SuppressionCause.Unsubscribed, null, true)]
    [InlineData("notices", SuppressionCause.HardBounce, null, true)]
    public void SuppressionStopsItsCategoryAndWhatBelongsToIt(string id, SuppressionCause cause, int? category, bool isStopped)
    {
        var suppression = new Suppression { Cause = cause, Category = (MessageCategory?)category, At = Now };

        Assert.Equal(isStopped, SuppressionRules.Blocking([suppression], All.Own.Single(own => own.Id == id), Now) is not null);
    }

    [Fact]
    public void SwitchingOnWhatNeedsConsentIsConsent()
    {
        var consent = PreferenceRules.ConsentOf([], Offers, Channel.Sms, isAllowed: true, "page", Now);

        Assert.Equal((ConsentKind.Granted, Offers.Number, Channel.Sms), (consent!.Kind, consent.Category, consent.Channel));
        Assert.Null(PreferenceRules.ConsentOf([], Deliveries, Channel.Sms, isAllowed: true, "page", Now));
    }

    [Theory]
    [InlineData("de-AT", "Lieferungen")]
    [InlineData("en-GB", "Deliveries")]
    [InlineData("ja", "Deliveries")]
    [InlineData(null, "Deliveries")]
    public void LabelIsInThePersonsLanguageOrAWiderOne(string? language, string label)
        => Assert.Equal(label, (Deliveries with { Labels = new Dictionary<string, string> { ["en"] = "Deliveries", ["de"] = "Lieferungen" } }).LabelIn(language));

    [Fact]
    public void LabelWithoutEnglishIsTheFirst() => Assert.Equal("Envíos", (Deliveries with { Labels = new Dictionary<string, string> { ["es"] = "Envíos" } }).LabelIn("de"));

    public static TheoryData<string, Category> Wrong => new()
    {
        { "built-in id", Deliveries with { Id = "marketing" } },
        { "code's id", Deliveries with { Id = "sign_in_code" } },
        { "upper case", Deliveries with { Id = "Deliveries" } },
        { "no label", Deliveries with { Labels = new Dictionary<string, string>() } },
        { "no language", Deliveries with { Labels = new Dictionary<string, string> { ["english language"] = "x" } } },
        { "two lines", Deliveries with { Labels = new Dictionary<string, string> { ["en"] = "a\nb" } } },
        { "empty label", Deliveries with { Labels = new Dictionary<string, string> { ["en"] = "" } } },
        { "no event type", Deliveries with { EventTypes = [] } },
        { "no pattern", Deliveries with { EventTypes = ["a..b"] } },
        { "required and needs consent", Offers with { IsRequired = true } },
        { "required and off", Tips with { IsRequired = true } },
        { "marketing without consent", Deliveries with { EventTypes = ["marketing.x"] } },
        { "all marketing without consent", Deliveries with { EventTypes = ["marketing.*"] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void CategoryThatCannotBeIsRefused(string name, Category category) => Assert.True(CategoryRules.Problem(category) is not null, name);

    [Fact]
    public void CategoriesOfTheseTestsAreFine() => Assert.All(All.Own, category => Assert.Null(CategoryRules.Problem(category)));

    private static Category Own(string id, int number, params string[] types) => new()
    {
        Id = id,
        Number = (MessageCategory)number,
        Kind = MessageCategory.Transactional,
        Labels = new Dictionary<string, string> { ["en"] = id },
        EventTypes = types,
    };

    private static Preference Off(int category) => new((MessageCategory)category, Channel.Sms, false);

    private static Preference On(int category) => new((MessageCategory)category, Channel.Sms, true);

    private static Consent Agreed(int category, int hours) => new(ConsentKind.Granted, (MessageCategory)category, null, Now.AddHours(hours));
}

using OrleansNotify.Events;
using OrleansNotify.People;
using OrleansNotify.Templates;

#pragma warning disable CA1822 // people, suppressions and templates of tenants come with their stores
namespace OrleansNotify.Channels;

/// <summary>What is known of the people, addresses and templates of some messages.</summary>
internal sealed record KnownFacts
{
    private const int MaxSegments = 10;

    /// <summary>By address: until when WhatsApp takes free text.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Windows { get; init; }

    public Template TemplateOf(MessageRow row, string eventType) => TemplateChoice.Of(eventType, row.Channel, [], LanguageOf(row), null);

    public string? LanguageOf(MessageRow row) => null;

    public TimeZoneInfo ZoneOf(MessageRow row) => TimeZoneInfo.Utc;

    public TemplatePerson PersonOf(MessageRow row) => new(row.Person.Length == 0 ? null : row.Person, null, null, null);

    public TemplateLinks LinksOf(MessageRow row, Template template) => new(null, null);

    public IReadOnlyDictionary<string, string> HeadersOf(MessageRow row, Template template) => new Dictionary<string, string>();

    public DecisionFacts FactsOf(
        MessageRow row, LoggedEvent logged, Template template, DecisionContent content, IReadOnlyList<DecisionAccount> accounts, MessageBudget? budget,
        DateTimeOffset now) => new()
        {
            Now = now,
            Channel = row.Channel,
            Category = MessageCategory.Transactional,
            IsUrgent = row.Priority == 1,
            ExpiresAt = row.ExpiresAt,
            Address = new DecisionAddress(row.Channel is not (Channel.Sms or Channel.WhatsApp) || (PhoneNumber.TryParse(row.Address, null, out var number) && number.IsValid)),
            Suppressions = [],
            Consents = [],
            Preferences = [],
            QuietHours = null,
            Throttle = null,
            // The point-of-sale system sends free text, as it always did: whether the window is open the provider knows.
            WindowUntil = Windows.TryGetValue(row.Address, out var until) ? until : logged.Source == PosEvents.Source ? DateTimeOffset.MaxValue : null,
            Content = content,
            MaxSegments = row.Channel == Channel.Sms ? MaxSegments : 0,
            Budget = budget is null ? null : new DecisionBudget(budget.Cap - budget.Used, 1, BudgetPeriod.EndOf(now)),
            Accounts = accounts,
        };
}

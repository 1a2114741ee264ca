using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>What is known of the people, addresses and templates of some messages.</summary>
/// <param name="sentTo">By address, within the throttle's window; null: there is no throttle.</param>
internal sealed class KnownFacts(MessageLinks links, SenderSettings settings, ILookup<string, DateTimeOffset>? sentTo)
{
    private const int MaxSegments = 10;

    // Of the messages that are decided about together, those before it count as sent.
    private readonly Dictionary<string, List<DateTimeOffset>> _sending = new(StringComparer.Ordinal);

    public required IReadOnlyDictionary<string, PersonProfile> People { get; init; }

    /// <summary>By address.</summary>
    public required ILookup<string, Suppression> Suppressions { get; init; }

    /// <summary>By event type.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Template>> Templates { get; init; }

    /// <summary>By address: until when WhatsApp takes free text.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Windows { get; init; }

    /// <summary>What users have dealt with in their inbox, of messages to which that matters.</summary>
    public required IReadOnlySet<ItemRef> Handled { get; init; }

    public bool IsHandled(MessageRow row) => row.SendWhen == SendWhen.Unread && Handled.Contains(new ItemRef(row.Person, row.Seq));

    /// <param name="events">In the message: of several the built-in one stands in for a template that speaks of one event only.</param>
    public Template TemplateOf(MessageRow row, int events = 1)
        => TemplateOfOne(row) is var template && events > 1 && !template.Parts.SpeaksOfDigest() ? BuiltInTemplates.OfDigest(row.Channel) : template;

    private Template TemplateOfOne(MessageRow row) => TemplateChoice.Of(row.EventType, row.Channel, Templates[row.EventType], ProfileOf(row)?.Person.Language, null);

    public TemplatePerson PersonOf(MessageRow row) => ProfileOf(row)?.Person is { } person
        ? new(person.Id, person.Name, person.Language, person.TimeZone)
        : new(row.Person.Length == 0 ? null : row.Person, null, null, null);

    public TimeZoneInfo ZoneOf(MessageRow row) => TimeZoneName.OrUtc(ProfileOf(row)?.Person.TimeZone);

    /// <summary>As a provider takes it: of a push subscription with its keys.</summary>
    public string ToOf(MessageRow row) => AddressOf(row)?.To ?? row.Address;

    public TemplateLinks LinksOf(MessageRow row, DateTimeOffset now)
    {
        var category = settings.Categories.Of(row.EventType);
        var person = row.Person.Length == 0 ? null : row.Person;
        return links.Of(new MessageLink(MessageLinkKind.Unsubscribe, row.Tenant, person, row.Channel, row.Address, category.Number), category.IsRequired, now);
    }

    public DecisionFacts FactsOf(
        MessageRow row, LoggedEvent logged, DecisionContent content, bool isRead, IReadOnlyList<DecisionAccount> accounts, ChannelBudgets budgets,
        DateTimeOffset now)
    {
        var profile = ProfileOf(row);
        return new DecisionFacts
        {
            Now = now,
            Channel = row.Channel,
            Category = settings.Categories.Of(row.EventType),
            IsUrgent = row.Priority == MessagePriority.Urgent,
            ExpiresAt = row.ExpiresAt,
            Address = new DecisionAddress(IsValid(row)),
            Suppressions = [.. Suppressions[row.Address]],
            Consents = profile?.Consents ?? [],
            Preferences = profile?.Preferences ?? [],
            IsRead = isRead,
            Waits = row.DigestUntil is null ? DecisionReason.Delayed : DecisionReason.Digest,
            NotBefore = row.DueAt,
            QuietHours = profile?.Person.QuietHours,
            Throttle = ThrottleOf(row.Address),
            // The point-of-sale system sends free text, as it always did: whether the window is open the provider knows.
            WindowUntil = Windows.TryGetValue(row.Address, out var until) ? until : logged.Source == PosEvents.Source ? DateTimeOffset.MaxValue : null,
            Content = content,
            MaxSegments = row.Channel == Channel.Sms ? MaxSegments : 0,
            Budget = budgets.UnitsAt(now),
            Money = budgets.MoneyAt(now),
            To = row.Address,
            Accounts = accounts,
        };
    }

    /// <summary>The message goes: what is decided from here on knows it.</summary>
    public void Sends(MessageRow row, DateTimeOffset now)
    {
        if (settings.Throttle is null)
        {
            return;
        }

        if (!_sending.TryGetValue(row.Address, out var times))
        {
            _sending.Add(row.Address, times = []);
        }

        times.Add(now);
    }

    private DecisionThrottle? ThrottleOf(string address) => settings.Throttle is not { } throttle ? null : new DecisionThrottle(
        throttle.Limit, throttle.Window, [.. sentTo![address], .. _sending.GetValueOrDefault(address, [])]);

    private PersonProfile? ProfileOf(MessageRow row) => People.GetValueOrDefault(row.Person);

    private PersonAddress? AddressOf(MessageRow row)
        => ProfileOf(row)?.AddressesOf(row.Channel).FirstOrDefault(address => address.Address == row.Address);

    /// <summary>Of a number that the event itself names nobody has looked yet.</summary>
    private bool IsValid(MessageRow row)
        => row.Channel is not (Channel.Sms or Channel.WhatsApp)
            || (AddressOf(row)?.IsValid ?? (PhoneNumber.TryParse(row.Address, null, out var number) && number.IsValid));
}

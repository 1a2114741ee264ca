using OrleansNotify.Channels;
using OrleansNotify.People;
using OrleansNotify.Preferences;

namespace OrleansNotify.Preferences;

/// <summary>All that a decision depends on, for one message to one address. The same facts are the same decision, in a dry run too.</summary>
public sealed record DecisionFacts
{
    public required DateTimeOffset Now { get; init; }

    public required Channel Channel { get; init; }

    public required Category Category { get; init; }

    /// <summary>A transactional message passes quiet hours and throttle: the person waits for it.</summary>
    public required bool IsUrgent { get; init; }

    /// <summary>Null: it is never too late.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null: the person has none on the channel.</summary>
    public required DecisionAddress? Address { get; init; }

    /// <summary>The address's on this channel.</summary>
    public required IReadOnlyList<Suppression> Suppressions { get; init; }

    /// <summary>The person's, on all channels and of all categories.</summary>
    public required IReadOnlyList<Consent> Consents { get; init; }

    /// <summary>The person's.</summary>
    public required IReadOnlyList<Preference> Preferences { get; init; }

    /// <summary>By the inbox, where that counts.</summary>
    public bool IsRead { get; init; }

    /// <summary>Not before <see cref="NotBefore"/>, and why.</summary>
    public DecisionReason Waits { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Null: the person has none.</summary>
    public required QuietHours? QuietHours { get; init; }

    /// <summary>Null: the tenant has set none.</summary>
    public required DecisionThrottle? Throttle { get; init; }

    /// <summary>WhatsApp: until when free text is taken; null: the person has not written.</summary>
    public required DateTimeOffset? WindowUntil { get; init; }

    public required DecisionContent Content { get; init; }

    /// <summary>SMS; 0: no limit.</summary>
    public required int MaxSegments { get; init; }

    /// <summary>Null: the tenant has set none.</summary>
    public required DecisionBudget? Budget { get; init; }

    /// <summary>Null: the tenant has set none.</summary>
    public DecisionMoney? Money { get; init; }

    /// <summary>The address: what it begins with has its price.</summary>
    public string To { get; init; } = "";

    /// <summary>In the tenant's order.</summary>
    public required IReadOnlyList<DecisionAccount> Accounts { get; init; }
}

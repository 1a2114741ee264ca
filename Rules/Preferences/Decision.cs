using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>What is done with a message now, and how that came about.</summary>
public sealed record Decision
{
    public required DecisionKind Kind { get; init; }

    public required DecisionReason Reason { get; init; }

    /// <summary>A hold: not before this; null: until an account is resumed, or the facts change in some other way.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>As far as it went: the last one decided.</summary>
    public required IReadOnlyList<DecisionStep> Steps { get; init; }

    /// <summary>Accounts to try, the first one first. Empty unless it is sent.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>An SMS that got as far as being counted; null: another channel, or it was stopped before.</summary>
    public SmsLength? Sms { get; init; }

    /// <summary>What it is expected to cost by the first account; null: no price list knows, or it was stopped before.</summary>
    public Money? Estimate { get; init; }
}

using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>A provider account of the channel as it is now. The tenant's order is the order of trying.</summary>
public sealed record DecisionAccount
{
    public required string AccountId { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Its breaker is open, or the provider said "later": not before this.</summary>
    public DateTimeOffset? UnavailableUntil { get; init; }

    /// <summary>Why it cannot reach this address, for people, for example a country it does not serve; null: it can.</summary>
    public string? Unreachable { get; init; }

    /// <summary>It shows messages and sends none, so that any number is fine, and no window holds.</summary>
    public bool IsCapture { get; init; }

    /// <summary>What it is expected to take for a unit; null: nothing is known.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>Characters; 0: no limit.</summary>
    public int MaxLength { get; init; }
}

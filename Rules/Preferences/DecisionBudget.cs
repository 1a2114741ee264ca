using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>What a tenant may still spend on a channel. The sender reserves it in one step of its own: this only says whether to try.</summary>
/// <param name="Left">Millionths of a currency, or messages: the unit of <paramref name="Price"/>.</param>
/// <param name="Price">Of one SMS segment, or of one message on other channels.</param>
/// <param name="RenewsAt">Null: never by itself.</param>
public sealed record DecisionBudget(long Left, long Price, DateTimeOffset? RenewsAt);

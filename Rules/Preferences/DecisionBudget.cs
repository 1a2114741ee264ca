namespace OrleansNotify.Preferences;

/// <summary>What a tenant may still send on a channel. The sender reserves it in one step of its own: this only says whether to try.</summary>
/// <param name="Left">Segments of SMS, messages on other channels.</param>
/// <param name="RenewsAt">Null: never by itself.</param>
public sealed record DecisionBudget(long Left, DateTimeOffset? RenewsAt);

using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>What a tenant may still spend on a channel.</summary>
/// <param name="Left">Below zero where prices were higher than expected.</param>
public sealed record DecisionMoney(Money Left, UnpricedRule Unpriced, DateTimeOffset RenewsAt);

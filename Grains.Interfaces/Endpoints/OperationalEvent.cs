namespace OrleansNotify.Endpoints;

/// <summary>
/// What the server itself reports in a tenant's log. Endpoints get these only when they name them, never by <c>*</c>: a report about a
/// receiver that fails would otherwise be the next thing that fails there.
/// </summary>
public static class OperationalEvent
{
    /// <summary>The source of all of them; nothing from outside may call itself so.</summary>
    public const string Source = "orleansnotify";

    public const string EndpointDisabled = "endpoint.disabled";

    public const string EndpointFailing = "endpoint.failing";

    public const string EndpointRecovered = "endpoint.recovered";

    public const string EndpointFilterOverBudget = "endpoint.filter_over_budget";

    public const string DeliveryDead = "delivery.dead";

    /// <summary>Four fifths of a channel's budget of money are spent.</summary>
    public const string ChannelBudgetLow = "channel.budget_low";

    /// <summary>A channel's budget of money is spent, or a message waits as it has no room for it.</summary>
    public const string ChannelBudgetSpent = "channel.budget_spent";
}

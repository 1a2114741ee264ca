using System.Text.Json.Serialization;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <param name="Daily">Segments of SMS, messages on other channels, in a day (UTC); null: no cap.</param>
/// <param name="Budget">What may be spent; null: as much as comes.</param>
/// <param name="PerAddress">What one address may get: more waits, but sign-in codes and what is urgent; null: as much as comes.</param>
internal sealed record CapCommand(long? Daily, BudgetCommand? Budget, AddressCap? PerAddress);

/// <param name="Amount">A text, as <c>25.00</c>.</param>
/// <param name="Currency">A code of ISO 4217.</param>
/// <param name="Period"><c>day</c> (default) or <c>month</c>, of UTC.</param>
/// <param name="Unpriced">What becomes of a message whose price is not known: <c>stop</c> (default) or <c>send</c>.</param>
internal sealed record BudgetCommand(string? Amount, string? Currency, string? Period, string? Unpriced)
{
    /// <summary>Null: it is a budget.</summary>
    public Problem? ProblemOf(out MoneyBudget? budget)
    {
        budget = null;
        if (!Money.TryParse(Amount, out var micros))
        {
            return Problems.Invalid("cap_invalid", "budget.amount is a text with an amount of 0 to 1000000000 and at most 6 decimals, as 25.00.");
        }

        if (!Currencies.IsKnown(Currency))
        {
            return Problems.Invalid("cap_invalid", "budget.currency is a code of ISO 4217, as EUR.");
        }

        var (span, unpriced) = (BudgetSpan.Day, UnpricedRule.Stop);
        if (Period is not null && !EnumWords.TryParse(Period, out span))
        {
            return Problems.Invalid("cap_invalid", "budget.period is day or month.");
        }

        if (Unpriced is not null && !EnumWords.TryParse(Unpriced, out unpriced))
        {
            return Problems.Invalid("cap_invalid", "budget.unpriced is stop or send.");
        }

        budget = new MoneyBudget(new Money(micros, Currency), span, unpriced);
        return null;
    }
}

/// <param name="Limit">1 to 1,000 messages.</param>
/// <param name="Window">In any so many seconds, 1 to 604,800.</param>
internal sealed record AddressCap(int Limit, int Window)
{
    private const int MostMessages = 1_000;
    private const int LongestWindow = 7 * 24 * 60 * 60;

    [JsonIgnore]
    public bool IsValid => Limit is >= 1 and <= MostMessages && Window is >= 1 and <= LongestWindow;

    [JsonIgnore]
    public MessageThrottle Throttle => new(Limit, TimeSpan.FromSeconds(Window));

    public static AddressCap? Of(MessageThrottle? throttle) => throttle is null ? null : new(throttle.Limit, (int)throttle.Window.TotalSeconds);
}

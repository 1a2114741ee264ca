using System.Globalization;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>Whether the budgets have room for a message: the one in units, and the one in money.</summary>
internal static class BudgetStep
{
    public static StepResult Decide(DecisionFacts facts)
    {
        var (units, money) = (OfUnits(facts), OfMoney(facts));
        return units is { Kind: not DecisionKind.Send } ? units.Value
            : money is { Kind: not DecisionKind.Send } ? money.Value
            : units is null && money is null ? StepResult.Skip("no budget is set")
            : StepResult.Pass(string.Join("; ", new[] { units?.Detail, money?.Detail }.OfType<string>()));
    }

    /// <summary>The usable accounts that the budget has room for, the first one first.</summary>
    public static IReadOnlyList<DecisionAccount> Affordable(DecisionFacts facts)
    {
        var usable = AccountStep.Usable(facts);
        return facts.Money is { } money ? [.. usable.Where(account => IsAffordable(account, money, facts))] : usable;
    }

    /// <summary>What the message is expected to cost by its first account; null: no list knows.</summary>
    public static Money? Estimate(DecisionFacts facts) => Affordable(facts) is [var affordable, ..] ? PriceBy(affordable, facts)
        : AccountStep.Usable(facts) is [var usable, ..] ? PriceBy(usable, facts)
        : null;

    public static int Units(DecisionFacts facts) => ContentSteps.Sms(facts)?.Segments ?? 1;

    private static StepResult? OfUnits(DecisionFacts facts)
    {
        if (facts.Budget is not { } budget)
        {
            return null;
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{Units(facts)} of {budget.Left}");
        return Units(facts) <= budget.Left ? StepResult.Pass(detail)
            : budget.RenewsAt is { } renewsAt ? StepResult.Hold(DecisionReason.BudgetSpent, renewsAt, detail)
            : StepResult.Stop(DecisionReason.BudgetSpent, detail);
    }

    /// <summary>Null too where no account is usable: the next step says why.</summary>
    private static StepResult? OfMoney(DecisionFacts facts)
    {
        if (facts.Money is not { } money || AccountStep.Usable(facts) is not { Count: > 0 } usable)
        {
            return null;
        }

        if (Affordable(facts) is { Count: > 0 } affordable)
        {
            return StepResult.Pass(CostIn(money, affordable[0], facts) is { } cost
                ? $"{new Money(cost, money.Left.Currency)} of {money.Left}"
                : $"no price in {money.Left.Currency} is known");
        }

        var cheapest = usable.Min(account => CostIn(money, account, facts));
        return cheapest is { } least
            ? StepResult.Hold(DecisionReason.BudgetSpent, money.RenewsAt, $"{new Money(least, money.Left.Currency)} of {money.Left}")
            : StepResult.Stop(DecisionReason.NoPrice, $"no price in {money.Left.Currency} is known");
    }

    // What costs nothing goes also when the budget is spent.
    private static bool IsAffordable(DecisionAccount account, DecisionMoney money, DecisionFacts facts)
        => CostIn(money, account, facts) is { } cost ? cost == 0 || cost <= money.Left.Micros : money.Unpriced == UnpricedRule.Send;

    private static long? CostIn(DecisionMoney money, DecisionAccount account, DecisionFacts facts)
        => account.IsCapture ? 0 : PriceBy(account, facts) is { } price && price.Currency == money.Left.Currency ? price.Micros : null;

    private static Money? PriceBy(DecisionAccount account, DecisionFacts facts)
        => account.Prices?.Of(facts.To) is { } price ? price with { Micros = price.Micros * Units(facts) } : null;
}

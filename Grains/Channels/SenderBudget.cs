using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>The budgets of a sender's channel, and the warnings that they are nearly spent. Used in turns of the sender's grain alone.</summary>
internal sealed class SenderBudget(MessageServices services, SenderKey key)
{
    private const int Low = 80;
    private const int Spent = 100;

    private bool _hasHeld;

    public ChannelBudgets Now { get; private set; } = ChannelBudgets.None;

    /// <summary>The period of the budget in units; null: the channel has none.</summary>
    public string? Period => Now.Units is null ? null : BudgetPeriod.Of(services.Now);

    /// <summary>What the price of an attempt is taken from; null: the channel has no budget of money.</summary>
    public MoneyPeriod? Money => Now.Money is { } money ? new(BudgetPeriod.Of(services.Now, money.Span), money.Currency) : null;

    public async Task Load() => Now = await ChannelBudgets.Read(services.Store, services.MoneyBudgets, key, services.Now, CancellationToken.None);

    /// <summary>What the attempt is expected to cost by the account that it begins at; null: its list has no price.</summary>
    public Money? EstimateOf(MessageWork work)
        => work.Account.IsCapture ? Now.Money is { } money ? new Money(0, money.Currency) : null
            : work.Account.Prices?.Of(work.Row.Address) is { } price ? price with { Micros = price.Micros * work.Prepared.Units }
            : null;

    public void Began(MessageWork work)
    {
        if (Now.Money is { } money && EstimateOf(work) is { } cost && cost.Currency == money.Currency)
        {
            Now = Now with { Money = money with { ReservedMicros = money.ReservedMicros + cost.Micros } };
        }
    }

    /// <summary>Whether it waits for the budget of money.</summary>
    public void Decided(Decision decision) => _hasHeld |= decision.Reason == DecisionReason.BudgetSpent
        && Now.Money is { } money && decision.Estimate is { } cost && cost.Currency == money.Currency && cost.Micros > money.AmountMicros - money.UsedMicros;

    /// <summary>Once in a period for each: at four fifths, and when a message waits for the budget or it is spent.</summary>
    public async Task Warn()
    {
        var hasHeld = _hasHeld;
        _hasHeld = false;
        if (Now.Money is not { AmountMicros: > 0 } money || Money is not { } period)
        {
            return;
        }

        var percent = hasHeld || money.UsedMicros >= money.AmountMicros ? Spent : money.UsedMicros * 100 >= money.AmountMicros * Low ? Low : 0;
        if (percent <= money.WarnedPercent)
        {
            return;
        }

        if (await services.MoneyBudgets.TryWarn(key.Tenant, key.Channel, period, percent, CancellationToken.None))
        {
            services.BudgetReports.Warn(key, money, period.Name, percent);
        }

        Now = Now with { Money = money with { WarnedPercent = percent } };
    }
}

namespace OrleansNotify.Http;

/// <summary>What one request or connection holds of a budget, until it is disposed of.</summary>
internal sealed class BudgetLease(SharedBudget budget, string? tenant, string? caller) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private long _amount;

    /// <returns>The refusal when the budget does not allow that much; what was held still is.</returns>
    public Problem? Grow(long amount)
    {
        if (amount <= _amount)
        {
            return null;
        }

        var bound = budget.Take(tenant, caller, amount - _amount);
        if (bound == BudgetBound.None)
        {
            _amount = amount;
            return null;
        }

        return bound == BudgetBound.Process ? Problems.Overloaded(RetryAfter) : Problems.TooMany(RetryAfter);
    }

    public void Dispose() => budget.Return(tenant, caller, Interlocked.Exchange(ref _amount, 0));
}

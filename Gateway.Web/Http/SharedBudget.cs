namespace OrleansNotify.Http;

/// <summary>So much of something that a process has at a time, of which one tenant and one caller may hold no more than their shares.</summary>
internal class SharedBudget(long process, long tenant, long caller)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _byTenant = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byCaller = new(StringComparer.Ordinal);
    private long _held;

    public long Process => process;

    public long Tenant => tenant;

    public long Caller => caller;

    public long Held => Volatile.Read(ref _held);

    /// <param name="ofTenant">Null: not known yet.</param>
    /// <param name="ofCaller">A user, or the address of a client that has not shown yet who it is. Null: the tenant itself.</param>
    public BudgetLease Lease(string? ofTenant, string? ofCaller) => new(this, ofTenant, ofCaller);

    /// <returns>The bound that would be passed; nothing was taken then.</returns>
    internal BudgetBound Take(string? ofTenant, string? ofCaller, long amount)
    {
        lock (_gate)
        {
            var bound = _held + amount > process ? BudgetBound.Process
                : ofTenant is not null && _byTenant.GetValueOrDefault(ofTenant) + amount > tenant ? BudgetBound.Tenant
                : ofCaller is not null && _byCaller.GetValueOrDefault(ofCaller) + amount > caller ? BudgetBound.Caller
                : BudgetBound.None;
            if (bound == BudgetBound.None)
            {
                Add(ofTenant, ofCaller, amount);
            }

            return bound;
        }
    }

    internal void Return(string? ofTenant, string? ofCaller, long amount)
    {
        lock (_gate)
        {
            Add(ofTenant, ofCaller, -amount);
        }
    }

    private void Add(string? ofTenant, string? ofCaller, long amount)
    {
        Volatile.Write(ref _held, _held + amount);
        Add(_byTenant, ofTenant, amount);
        Add(_byCaller, ofCaller, amount);
    }

    private static void Add(Dictionary<string, long> held, string? name, long amount)
    {
        if (name is null)
        {
            return;
        }

        if (held.GetValueOrDefault(name) + amount is > 0 and var left)
        {
            held[name] = left;
        }
        else
        {
            // Names that hold nothing are not kept: anybody can have one.
            held.Remove(name);
        }
    }
}

internal enum BudgetBound
{
    None,
    Process,
    Tenant,
    Caller,
}

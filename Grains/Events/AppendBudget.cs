namespace OrleansNotify.Events;

/// <summary>
/// How much may wait for commits while the store is slow or away: of one tenant, and of all tenants of this process, which a silo of 1 GiB
/// must survive.
/// </summary>
internal sealed class AppendBudget
{
    public const long MostOfTenant = 32 * 1024 * 1024;
    public const long MostOfProcess = 128 * 1024 * 1024;

    public ByteBudget Process { get; } = new(MostOfProcess);

    public ByteBudget Tenant() => new(MostOfTenant, Process);
}

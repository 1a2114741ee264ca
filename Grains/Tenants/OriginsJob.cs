using OrleansNotify.Housekeeping;

namespace OrleansNotify.Tenants;

/// <summary>Wakes the tenants of an earlier version, whose origins are not in their rows yet: each lists its own when it is activated.</summary>
internal sealed class OriginsJob(ITenantStore tenants, IGrainFactory grains) : IHousekeepingJob
{
    private const int Page = 100;

    public string Name => "origins";

    public TimeSpan Limit => TimeSpan.FromHours(1);

    public TimeSpan AfterFailure => TimeSpan.FromMinutes(1);

    // By name, not until there are none: one that is at a silo of the version before stays as it is until it moves.
    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var (after, count) = ("", 0);
        while (await tenants.Unlisted(after, Page, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await grains.GetGrain<ITenantGrain>(row.Name).Settings().WaitAsync(cancellation);
            }

            (after, count) = (rows[^1].Name, count + rows.Count);
        }

        return count == 0 ? TimeSpan.FromDays(1) : AfterFailure;
    }
}

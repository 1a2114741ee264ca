using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;
using OrleansNotify.Tenants;

namespace OrleansNotify.Secrets;

/// <summary>
/// After the server's key was replaced: seals what the previous ones sealed anew, so that these can be forgotten. What no key here
/// opens is left as it is and reported: most often a process of the cluster was started with another key.
/// </summary>
internal sealed class ResealJob(
    IEndpointStore endpoints, EndpointSecretBox endpointBox, ITenantStore tenants, IGrainFactory grains, SecretBox box, TimeProvider time,
    ILogger<ResealJob> logger) : IHousekeepingJob
{
    private const int Page = 100;
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromSeconds(30);

    public string Name => "reseal";

    public TimeSpan Limit => TimeSpan.FromHours(1);

    public TimeSpan AfterFailure => TimeSpan.FromMinutes(5);

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        Report(await ResealEndpoints(cancellation), "endpoints");
        return await ResealTenants(cancellation) ? TimeSpan.FromDays(1) : AfterFailure;
    }

    private async Task<Resealed> ResealEndpoints(CancellationToken cancellation)
    {
        var unreadable = new Dictionary<EndpointRef, string>();
        var resealed = 0;
        while (true)
        {
            // The store returns the unreadable ones every time: ask for as many more.
            var rows = await endpoints.SealedWithOther(box.KeyId, unreadable.Count + Page, cancellation);
            var next = rows.Where(row => !unreadable.ContainsKey(new EndpointRef(row.Tenant, row.Id))).ToList();
            if (next.Count == 0)
            {
                return new Resealed(resealed, [.. unreadable.Values]);
            }

            foreach (var row in next)
            {
                resealed += await Reseal(row, unreadable, cancellation) ? 1 : 0;
            }
        }
    }

    private async Task<bool> Reseal(EndpointRow row, Dictionary<EndpointRef, string> unreadable, CancellationToken cancellation)
    {
        if (endpointBox.Reseal(new EndpointKey(row.Tenant, row.Id), row.Secrets) is { } secrets)
        {
            return await endpoints.Reseal(row.Tenant, row.Id, row.Secrets, secrets, cancellation);
        }

        unreadable.Add(new EndpointRef(row.Tenant, row.Id), SecretBox.KeyIdOf(row.Secrets));
        return false;
    }

    /// <summary>What their sources sign with. No index says which: all are looked at, when there is a previous key at all.</summary>
    /// <returns>Whether all answered. A tenant may be at a silo of the version before, which does not know what it is asked.</returns>
    private async Task<bool> ResealTenants(CancellationToken cancellation)
    {
        var (count, unknown, failures, after) = (0, new List<string>(), new List<Exception>(), "");
        while (box.HasPrevious && await tenants.List(after, Page, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                try
                {
                    var resealed = await grains.GetGrain<ITenantGrain>(row.Name).Reseal().WaitAsync(LongestOfOne, time, cancellation);
                    count += resealed.Count;
                    unknown.AddRange(resealed.UnknownKeys);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(e);
                }
            }

            after = rows[^1].Name;
        }

        Report(new Resealed(count, [.. unknown]), "sources");
        if (failures.Count > 0)
        {
            logger.ResealFailed(failures[0], failures.Count);
        }

        return failures.Count == 0;
    }

    private void Report(Resealed resealed, string what)
    {
        if (resealed.Count > 0)
        {
            logger.Resealed(resealed.Count, what, Convert.ToHexStringLower(box.KeyId));
        }

        foreach (var (keyId, count) in resealed.UnknownKeys.CountBy(keyId => keyId))
        {
            logger.UnknownKey(count, what, keyId, Convert.ToHexStringLower(box.KeyId));
        }
    }
}

using Microsoft.Extensions.Logging;
using OrleansNotify.Channels;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;
using OrleansNotify.Members;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Reseal;

/// <summary>
/// Seals secrets of previous keys with the server's present key, so that the previous keys can be removed. A secret that no key here
/// opens stays as it is and is reported: most often a process of the cluster was started with another key.
/// </summary>
internal sealed class ResealJob(
    IEndpointStore endpoints, EndpointSecretBox endpointBox, IProviderAccountStore accounts, AccountSettingsBox accountBox, ITenantStore tenants,
    IGrainFactory grains, SecretBox box, TimeProvider time, ILogger<ResealJob> logger) : IHousekeepingJob
{
    private const int Page = 100;
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromSeconds(30);

    public string Name => "reseal";

    public TimeSpan Limit => TimeSpan.FromHours(1);

    public TimeSpan AfterFailure => TimeSpan.FromMinutes(5);

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        Report(await ResealEndpoints(cancellation), "endpoints");
        Report(await ResealAccounts(cancellation), "provider accounts");
        return await ResealTenants(cancellation) ? TimeSpan.FromDays(1) : AfterFailure;
    }

    private Task<Resealed> ResealEndpoints(CancellationToken cancellation) => ResealAll(
        most => endpoints.SealedWithOther(box.KeyId, most, cancellation),
        row => (row.Tenant, row.Id, row.Secrets),
        row => endpointBox.Reseal(new EndpointKey(row.Tenant, row.Id), row.Secrets),
        (row, secrets) => endpoints.Reseal(row.Tenant, row.Id, row.Secrets, secrets, cancellation));

    private Task<Resealed> ResealAccounts(CancellationToken cancellation) => ResealAll(
        most => accounts.SealedWithOther(box.KeyId, most, cancellation),
        row => (row.Tenant, row.Id, row.Settings),
        row => accountBox.Open(row.Tenant, row.Id, row.Settings) is { } settings ? accountBox.Seal(row.Tenant, row.Id, settings) : null,
        (row, settings) => accounts.Reseal(row.Tenant, row.Id, row.Settings, settings, cancellation));

    private static async Task<Resealed> ResealAll<T>(
        Func<int, Task<IReadOnlyList<T>>> read, Func<T, (string Tenant, string Id, byte[] Sealed)> nameOf, Func<T, byte[]?> seal,
        Func<T, byte[], Task<bool>> write)
    {
        var unreadable = new Dictionary<(string Tenant, string Id), string>();
        var resealed = 0;
        while (true)
        {
            // The store returns the unreadable ones every time: ask for as many more.
            var rows = await read(unreadable.Count + Page);
            var next = rows.Where(row => nameOf(row) is var name && !unreadable.ContainsKey((name.Tenant, name.Id))).ToList();
            if (next.Count == 0)
            {
                return new Resealed(resealed, [.. unreadable.Values]);
            }

            foreach (var row in next)
            {
                if (seal(row) is { } fresh)
                {
                    resealed += await write(row, fresh) ? 1 : 0;
                }
                else
                {
                    var (tenant, id, bytes) = nameOf(row);
                    unreadable.Add((tenant, id), SecretBox.KeyIdOf(bytes));
                }
            }
        }
    }

    /// <summary>What their sources sign with, and members' authenticators. No index says which: all are looked at, when there is a previous key at all.</summary>
    /// <returns>Whether all answered. A tenant may be at a silo of the version before, which does not know what it is asked.</returns>
    private async Task<bool> ResealTenants(CancellationToken cancellation)
    {
        var (sources, members, failures, after) = (new List<Resealed>(), new List<Resealed>(), new List<Exception>(), "");
        while (box.HasPrevious && await tenants.List(after, Page, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                try
                {
                    var tenant = grains.GetGrain<ITenantGrain>(row.Name);
                    sources.Add(await tenant.Reseal().WaitAsync(LongestOfOne, time, cancellation));
                    foreach (var member in (await tenant.Settings().WaitAsync(LongestOfOne, time, cancellation))?.Members ?? [])
                    {
                        var key = new UserKey(row.Name, member.Email).ToString();
                        members.Add(await grains.GetGrain<IMemberGrain>(key).Reseal().WaitAsync(LongestOfOne, time, cancellation));
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(e);
                }
            }

            after = rows[^1].Name;
        }

        Report(Sum(sources), "sources");
        Report(Sum(members), "members");
        if (failures.Count > 0)
        {
            logger.ResealFailed(failures[0], failures.Count);
        }

        return failures.Count == 0;
    }

    private static Resealed Sum(List<Resealed> all) => new(all.Sum(one => one.Count), [.. all.SelectMany(one => one.UnknownKeys)]);

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

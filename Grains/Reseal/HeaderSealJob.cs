using Microsoft.Extensions.Logging;
using OrleansNotify.Cluster;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;
using OrleansNotify.Secrets;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Reseal;

/// <summary>
/// Seals header values that were stored before values were sealed, and those that a previous key sealed. Waits while the cluster has
/// processes of another version: they would send the sealed text.
/// </summary>
internal sealed class HeaderSealJob(IEndpointStore endpoints, EndpointSecretBox secretBox, SecretBox box, IGrainFactory grains, ILogger<HeaderSealJob> logger)
    : IHousekeepingJob
{
    private const int Page = 200;

    public string Name => "seal-headers";

    public TimeSpan Limit => TimeSpan.FromHours(1);

    public TimeSpan AfterFailure => TimeSpan.FromMinutes(5);

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var processes = await grains.GetGrain<IClusterGrain>(IClusterGrain.Key).List();
        if (processes.Any(process => process.Report.Version != ThisProcess.Version))
        {
            return AfterFailure;
        }

        if (await SealAll(cancellation) is > 0 and var count)
        {
            logger.Resealed(count, "endpoints with headers", Convert.ToHexStringLower(box.KeyId));
        }

        return TimeSpan.FromDays(1);
    }

    internal async Task<int> SealAll(CancellationToken cancellation)
    {
        var (count, after) = (0, new EndpointRef("", ""));
        while (await endpoints.WithHeaders(after, Page, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var settings = secretBox.SealStored(new EndpointKey(row.Tenant, row.Id), row.Settings);
                if (!ReferenceEquals(settings, row.Settings)
                    && await endpoints.ReplaceSettings(row.Tenant, row.Id, row.Settings, settings, cancellation))
                {
                    count++;
                }
            }

            after = new EndpointRef(rows[^1].Tenant, rows[^1].Id);
        }

        return count;
    }
}

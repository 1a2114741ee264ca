using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Moves every running bulk job on by what its rate allows in a second. What was done before the position was stored is done again after a
/// crash: resending a page twice is at most once too often, as a person who resends may be.
/// </summary>
internal sealed class BulkJob(
    IBulkJobStore jobs, IDeliveryStore deliveries, IGrainFactory grains, TimeProvider time, ILogger<BulkJob> logger) : IHousekeepingJob
{
    private const int LargestPage = 500;
    private const int AtOnce = 16;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public string Name => "bulk";

    public TimeSpan Limit => TimeSpan.FromMinutes(1);

    public TimeSpan AfterFailure => TimeSpan.FromSeconds(5);

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        foreach (var row in await jobs.Running(cancellation))
        {
            try
            {
                await Step(row, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, the jobs of others go on.
                logger.BulkDelayed(e, row.Id, row.Tenant);
            }
        }

        return Period;
    }

    private async Task Step(BulkJobRow row, CancellationToken cancellation)
    {
        var filter = JsonSerializer.Deserialize<DeliveryFilter>(row.Filter)! with
        {
            Before = DeliveryId.TryParse(row.Position, out var position) ? position : null,
            Limit = (int)Math.Clamp(row.Rate, 1, LargestPage),
        };
        var page = await deliveries.List(row.Tenant, filter, cancellation);
        if (row.Action == BulkAction.Purge)
        {
            await jobs.Remove(row.Tenant, [.. page.Deliveries.Select(one => new DeliveryId(one.EndpointId, one.Seq))], cancellation);
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(page.Deliveries, options, async (one, _) =>
                await grains.GetGrain<IEndpointGrain>(new EndpointKey(row.Tenant, one.EndpointId).ToString()).Resend(one.Seq));
        }

        await jobs.Step(row, page.Next?.ToString(), page.Deliveries.Count, time.GetUtcNow(), cancellation);
    }
}

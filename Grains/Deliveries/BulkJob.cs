using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Moves every running bulk job on by what its rate allows in a second. What was done before the position was stored is done again after a
/// crash: resending a page twice is at most once too often, as a person who resends may be.
/// </summary>
internal sealed class BulkJob(
    IBulkJobStore jobs, BulkPages pages, IGrainFactory grains, TimeProvider time, ILogger<BulkJob> logger) : IHousekeepingJob
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
        DeliveryId? before = DeliveryId.TryParse(row.Position, out var position) ? position : null;
        var page = await pages.Read(row.Tenant, BulkScope.Read(row.Filter), before, (int)Math.Clamp(row.Rate, 1, LargestPage), cancellation);
        await Act(row, page.Deliveries, cancellation);
        await jobs.Step(row, page.Next?.ToString(), page.Deliveries.Count, time.GetUtcNow(), cancellation);
    }

    private Task Act(BulkJobRow row, IReadOnlyList<DeliveryRow> deliveries, CancellationToken cancellation) => row.Action switch
    {
        BulkAction.Purge => jobs.Remove(row.Tenant, [.. deliveries.Select(one => new DeliveryId(one.EndpointId, one.Seq))], cancellation),
        BulkAction.Cancel => Each(deliveries.GroupBy(one => one.EndpointId), async some =>
            await Endpoint(row, some.Key).CancelDeliveries([.. some.Select(one => one.Seq)]), cancellation),
        BulkAction.Resend => Each(deliveries, async one => await Endpoint(row, one.EndpointId).Resend(one.Seq), cancellation),
        var other => throw new NotSupportedException($"The action {other} is one of a newer version."),
    };

    private IEndpointGrain Endpoint(BulkJobRow row, string id) => grains.GetGrain<IEndpointGrain>(new EndpointKey(row.Tenant, id).ToString());

    private static Task Each<T>(IEnumerable<T> all, Func<T, Task> act, CancellationToken cancellation)
        => Parallel.ForEachAsync(
            all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, _) => await act(one));
}

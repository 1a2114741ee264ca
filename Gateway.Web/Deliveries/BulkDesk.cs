using System.Text.Json;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Starts bulk jobs, or says what they would do.</summary>
internal sealed class BulkDesk(
    IBulkJobStore jobs, IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, Audit audit, TimeProvider time)
{
    public const string Prefix = "blk_";
    private const int MostCounted = 10_000;
    private const int MostLooked = 1_000;
    private const int SampleSize = 10;

    public async Task<IResult> Start(TenantCaller caller, BulkCommand command, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (command.Check() is { } problem)
        {
            return problem;
        }

        if (await DeliveryScope.ToChange(caller, command.Asked.Endpoint, endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound;
        }

        var filter = await command.Asked.Filter(caller.Tenant, scope.Endpoints, log, cancellation);
        // What comes after it began is not what was counted.
        filter = filter with { ToSeq = Math.Min(filter.ToSeq ?? long.MaxValue, (await log.Head(caller.Tenant, cancellation)).Seq) };
        var count = await deliveries.Count(caller.Tenant, filter, MostCounted, cancellation);
        return command.DryRun == true
            ? TypedResults.Ok(await Plan(caller.Tenant, filter, count, cancellation))
            : await Start(caller, command, filter, count.Count, context);
    }

    private async Task<BulkPlan> Plan(string tenant, DeliveryFilter filter, BoundedCount count, CancellationToken cancellation)
    {
        var page = await deliveries.List(tenant, filter with { Limit = MostLooked }, cancellation);
        var found = new List<BulkEndpoint>();
        foreach (var group in page.Deliveries.GroupBy(row => row.EndpointId).OrderByDescending(group => group.Count()))
        {
            var endpoint = await endpoints.Find(tenant, group.Key, cancellation);
            var name = endpoint is null ? null : EndpointSettingsJson.Read(endpoint.Settings).Description;
            found.Add(new BulkEndpoint(group.Key, string.IsNullOrEmpty(name) ? null : name, group.Count()));
        }

        return new BulkPlan(count.Count, count.IsAtLeast, [.. found], [.. page.Deliveries.Take(SampleSize).Select(DeliveryAnswer.Of)]);
    }

    private async Task<IResult> Start(TenantCaller caller, BulkCommand command, DeliveryFilter filter, long total, HttpContext context)
    {
        var now = time.GetUtcNow();
        var row = new BulkJobRow(
            caller.Tenant, $"{Prefix}{Guid.CreateVersion7(now):N}", command.Action!, JsonSerializer.Serialize(filter),
            JsonSerializer.Serialize(command.Filter), BulkState.Running, null, 0, total, command.Rate ?? BulkCommand.UsualRate, caller.Actor, now, now);
        await jobs.Create(row, context.RequestAborted);
        await audit.Add(context, caller.Tenant, caller.Actor, $"deliveries.bulk_{row.Action}", row.Id);
        return TypedResults.Accepted($"/v1/bulk/{row.Id}", BulkAnswer.Of(row, now));
    }
}

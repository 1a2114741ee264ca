using System.Text.Json;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Starts bulk jobs, or says what they would do.</summary>
internal sealed class BulkDesk(
    IBulkJobStore jobs, BulkPages pages, DeliverySearch search, IEndpointStore endpoints, IEventLog log, Audit audit, TimeProvider time)
{
    public const string Prefix = "blk_";
    private const int MostCounted = 10_000;
    private const int MostLooked = 1_000;
    private const int SampleSize = 10;

    public async Task<IResult> Start(TenantCaller caller, BulkCommand command, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if ((BulkAccess.MayAct(caller, command.Action) ? command.Check() : Problems.Forbidden) is { } problem)
        {
            return problem;
        }

        if (await DeliveryScope.ToChange(caller, command.Asked.Endpoint, endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound;
        }

        var about = await Freeze(caller.Tenant, command, scope, cancellation);
        var (count, newest) = await pages.Count(caller.Tenant, about, MostCounted, MostLooked, cancellation);
        return command.DryRun == true
            ? TypedResults.Ok(await Plan(caller.Tenant, count, newest, cancellation))
            : await Start(caller, command, about, count.Count, context);
    }

    private async Task<BulkScope> Freeze(string tenant, BulkCommand command, DeliveryScope scope, CancellationToken cancellation)
    {
        var (asked, head) = (command.Asked, await log.Head(tenant, cancellation));
        var filter = await asked.Filter(tenant, scope.Endpoints, log, cancellation);
        // What comes after it began is not what was counted.
        filter = filter with { ToSeq = Math.Min(filter.ToSeq ?? long.MaxValue, head.Seq) };
        if (command.Action == BulkAction.Cancel && asked.Status.Length == 0)
        {
            filter = filter with { Statuses = [DeliveryStatus.Pending, DeliveryStatus.Retrying] };
        }

        return asked.Q is not { } q ? new BulkScope(filter, null)
            : SearchedId.TryParse(q, out _) ? new BulkScope((await search.Resolve(tenant, filter, q, cancellation)).Filter, null)
            : new BulkScope(filter, q);
    }

    private async Task<BulkPlan> Plan(string tenant, BoundedCount count, IReadOnlyList<DeliveryRow> newest, CancellationToken cancellation)
    {
        var found = new List<BulkEndpoint>();
        foreach (var group in newest.GroupBy(row => row.EndpointId).OrderByDescending(group => group.Count()))
        {
            var endpoint = await endpoints.Find(tenant, group.Key, cancellation);
            var name = endpoint is null ? null : EndpointSettingsJson.Read(endpoint.Settings).Description;
            found.Add(new BulkEndpoint(group.Key, string.IsNullOrEmpty(name) ? null : name, group.Count()));
        }

        return new BulkPlan(count.Count, count.IsAtLeast, [.. found], [.. newest.Take(SampleSize).Select(DeliveryAnswer.Of)]);
    }

    private async Task<IResult> Start(TenantCaller caller, BulkCommand command, BulkScope about, long total, HttpContext context)
    {
        var now = time.GetUtcNow();
        var row = new BulkJobRow(
            caller.Tenant, $"{Prefix}{Guid.CreateVersion7(now):N}", command.Action!, about.Write(command.Action!),
            JsonSerializer.Serialize(command.Filter), BulkState.Running, null, 0, total, command.Rate ?? BulkCommand.UsualRate, caller.Actor, now, now);
        await jobs.Create(row, context.RequestAborted);
        await audit.Add(context, caller.Tenant, caller.Actor, $"deliveries.bulk_{row.Action}", row.Id);
        return TypedResults.Accepted($"/v1/bulk/{row.Id}", BulkAnswer.Of(row, now));
    }
}

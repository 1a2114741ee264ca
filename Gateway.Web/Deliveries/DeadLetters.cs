using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>What is done with many deliveries of several endpoints at once.</summary>
internal sealed class DeadLetters(
    IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, IGrainFactory grains, Audit audit, TimeProvider time)
{
    private const int AtOnce = 16;
    private const int PurgePage = 1_000;
    private const int PurgePages = 100;

    /// <summary>A replay of dead letters at each endpoint that has some.</summary>
    public async Task<IResult> Resend(TenantCaller caller, ResendCommand command, HttpContext context)
    {
        if (command.Replay.TryStart(time.GetUtcNow(), ReplayKind.Dead, out var start) is { } problem)
        {
            return problem;
        }

        if (await DeliveryScope.ToChange(caller, Named(command.Endpoint), endpoints, context.RequestAborted) is not { } scope)
        {
            return Problems.NotFound;
        }

        var rows = await scope.Rows(endpoints, context.RequestAborted);
        var replays = new List<ReplayAnswer>();
        foreach (var some in rows.Chunk(AtOnce))
        {
            var started = await Task.WhenAll(some.Select(row => Start(caller.Tenant, row.Id, start, context.RequestAborted)));
            replays.AddRange(started.OfType<ReplayAnswer>());
        }

        await audit.Add(context, caller.Tenant, caller.Actor, "deliveries.resent", command.Endpoint ?? "*");
        return TypedResults.Accepted((string?)null, new ReplayList([.. replays], null));
    }

    public async Task<IResult> Purge(TenantCaller caller, PurgeCommand command, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (command.Status is not (null or DeliveryStatus.Succeeded or DeliveryStatus.Dead or DeliveryStatus.Cancelled))
        {
            return Problems.Invalid("status_invalid", "status is succeeded, dead or cancelled: what still waits is cancelled first.");
        }

        if (await DeliveryScope.ToChange(caller, Named(command.Endpoint), endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound;
        }

        var upTo = command.Before is { } before
            ? await log.SeqAt(caller.Tenant, before, cancellation) - 1
            : (await log.Head(caller.Tenant, cancellation)).Seq;
        var (purged, pages) = (0L, PurgePages);
        foreach (var endpoint in scope.Endpoints ?? [null!])
        {
            int page;
            do
            {
                page = await deliveries.Purge(caller.Tenant, endpoint, command.Status, upTo, PurgePage, cancellation);
                purged += page;
            }
            while (page == PurgePage && --pages > 0);
        }

        await audit.Add(context, caller.Tenant, caller.Actor, "deliveries.purged", command.Endpoint ?? "*");
        return TypedResults.Ok(new Purged(purged, pages <= 0));
    }

    private static string[] Named(string? endpoint) => endpoint is null ? [] : [endpoint];

    private async Task<ReplayAnswer?> Start(string tenant, string endpointId, StartReplay start, CancellationToken cancellation)
    {
        // Most endpoints have none: looking costs less than waking them.
        if ((await deliveries.Dead(tenant, endpointId, 0, long.MaxValue, 1, cancellation)).Count == 0)
        {
            return null;
        }

        var own = start with { Id = $"rpl_{Guid.CreateVersion7(time.GetUtcNow()):N}" };
        return await grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, endpointId).ToString()).Replay(own) is { } view
            ? ReplayAnswer.Of(view)
            : null;
    }
}

/// <param name="Endpoint">Null: all that the caller may see.</param>
internal sealed record ResendCommand(
    string? Endpoint, DateTimeOffset? Since, long? FromSeq, long? ToSeq, string? EventType, string? Source, int? Rate, bool? DryRun)
{
    public ReplayCommand Replay => new(ReplayKind.Dead, Since, FromSeq, ToSeq, EventType, Source, Rate, DryRun);
}

/// <param name="Status">Null: everything that has ended.</param>
/// <param name="Before">Only of events accepted before; null: all.</param>
internal sealed record PurgeCommand(string? Status, string? Endpoint, DateTimeOffset? Before);

/// <param name="More">There may be more: ask again.</param>
internal sealed record Purged(long Count, bool More);

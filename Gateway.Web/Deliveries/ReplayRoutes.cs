using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Replays: counted and started at an endpoint, then looked at and controlled by their own id.</summary>
internal static class ReplayRoutes
{
    private const int MaxPage = 100;
    private const int UsualPage = 20;

    public static void MapEndpointReplays(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{id}/replays", Start)
            .Named("startReplay", "Delivers earlier events again, or counts them")
            .Example("""{"kind":"all","dryRun":true}""").Produces<ReplayAnswer>().Produces<ReplayAnswer>(202);
        endpoints.MapGet("/{id}/replays", ListOfEndpoint)
            .Named("listReplays", "The replays of an endpoint")
            .Reads(Argument.Limit(MaxPage, UsualPage), new Argument("before", "The next of an earlier page.")).Refuses(400);
    }

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapGroup("/v1/replays").RejectingBadArguments().RequireCors(TenantCors.Policy);
        replays.MapGet("/{replay}", (string replay, TenantCaller caller, HttpContext context, ReplayControl control)
            => control.Do(replay, caller, ReplayAction.Show, context))
                .Named("showReplay", "One replay");
        replays.MapPost("/{replay}/pause", (string replay, TenantCaller caller, HttpContext context, ReplayControl control)
            => control.Do(replay, caller, ReplayAction.Pause, context))
                .Named("pauseReplay", "Pauses a replay");
        replays.MapPost("/{replay}/resume", (string replay, TenantCaller caller, HttpContext context, ReplayControl control)
            => control.Do(replay, caller, ReplayAction.Resume, context))
                .Named("resumeReplay", "Goes on with a replay");
        replays.MapPost("/{replay}/cancel", (string replay, TenantCaller caller, HttpContext context, ReplayControl control)
            => control.Do(replay, caller, ReplayAction.Cancel, context))
                .Named("cancelReplay", "Ends a replay");
    }

    private static async Task<IResult> Start(
        EndpointAccess endpoint, OptionalBody<ReplayCommand> body, HttpContext context, IGrainFactory grains, Audit audit, TimeProvider time)
    {
        if (body.Value.TryStart(time.GetUtcNow(), ReplayKind.All, out var start) is { } problem)
        {
            return problem;
        }

        if (await endpoint.Grain(grains).Replay(start) is not { } replay)
        {
            return Problems.NotFound;
        }

        if (start.IsDryRun)
        {
            return TypedResults.Ok(ReplayAnswer.Of(replay));
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "replay.started", replay.Id);
        return TypedResults.Accepted($"/v1/replays/{replay.Id}", ReplayAnswer.Of(replay));
    }

    private static async Task<Results<Ok<ReplayList>, Problem>> ListOfEndpoint(
        EndpointAccess endpoint, HttpRequest request, IReplayStore replays, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, before) = (query.Limit(MaxPage, UsualPage), query.Position("before", ReplayControl.IsId));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await replays.List(endpoint.Key.Tenant, endpoint.Key.Id, before, limit + 1, cancellation);
        return TypedResults.Ok(new ReplayList([.. rows.Take(limit).Select(ReplayAnswer.Of)], rows.Count > limit ? rows[limit - 1].Id : null));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>One act on all deliveries of a filter, as a job that is looked at and controlled by its id.</summary>
internal static class BulkRoutes
{
    private const int MaxPage = 100;
    private const int UsualPage = 20;

    public static void MapBulk(this IEndpointRouteBuilder routes)
    {
        var bulk = routes.MapGroup("/v1/bulk").RejectingBadArguments().RequireCors(TenantCors.Policy);
        bulk.MapPost("", (TenantCaller caller, OptionalBody<BulkCommand> body, HttpContext context, BulkDesk desk) => desk.Start(caller, body.Value, context))
            .Named("startBulk", "Resends, purges or cancels all deliveries of a filter, or counts them")
            .Example("""{"action":"resend","filter":{"status":["dead"]},"dryRun":true}""").Produces<BulkPlan>().Produces<BulkAnswer>(202);
        bulk.MapGet("", List)
            .Named("listBulk", "Bulk jobs, newest first: of the tenant, or without a role one's own")
            .Reads(Argument.Limit(MaxPage, UsualPage), new Argument("before", "The next of an earlier page.")).Refuses(400);
        bulk.MapGet("/{job}", Show)
            .Named("showBulk", "One bulk job");
        bulk.MapPost("/{job}/pause", (string job, TenantCaller caller, BulkAccess access, HttpContext context, IBulkJobStore jobs, Audit audit, TimeProvider time)
            => Set(job, caller, BulkState.Paused, access, context, jobs, audit, time)).Named("pauseBulk", "Pauses a bulk job");
        bulk.MapPost("/{job}/resume", (string job, TenantCaller caller, BulkAccess access, HttpContext context, IBulkJobStore jobs, Audit audit, TimeProvider time)
            => Set(job, caller, BulkState.Running, access, context, jobs, audit, time)).Named("resumeBulk", "Goes on with a bulk job");
        bulk.MapPost("/{job}/cancel", (string job, TenantCaller caller, BulkAccess access, HttpContext context, IBulkJobStore jobs, Audit audit, TimeProvider time)
            => Set(job, caller, BulkState.Cancelled, access, context, jobs, audit, time)).Named("cancelBulk", "Ends a bulk job");
    }

    private static async Task<Results<Ok<BulkList>, Problem>> List(
        TenantCaller caller, HttpRequest request, BulkAccess access, TimeProvider time, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, before) = (query.Limit(MaxPage, UsualPage), query.Position("before", id => id.StartsWith(BulkDesk.Prefix, StringComparison.Ordinal)));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await access.List(caller, before, limit + 1, cancellation);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new BulkList(
            [.. rows.Take(limit).Select(row => BulkAnswer.Of(row, now))], rows.Count > limit ? rows[limit - 1].Id : null));
    }

    private static async Task<Results<Ok<BulkAnswer>, Problem>> Show(
        string job, TenantCaller caller, BulkAccess access, TimeProvider time, CancellationToken cancellation)
        => await access.Find(caller, job, cancellation) is { } row ? TypedResults.Ok(BulkAnswer.Of(row, time.GetUtcNow())) : Problems.NotFound;

    private static async Task<Results<Ok<BulkAnswer>, Problem>> Set(
        string job, TenantCaller caller, string state, BulkAccess access, HttpContext context, IBulkJobStore jobs, Audit audit, TimeProvider time)
    {
        if (await access.Find(caller, job, context.RequestAborted) is not { } found)
        {
            return caller.ReadsAll && !caller.ChangesAll ? Problems.Forbidden : Problems.NotFound;
        }

        if (!await access.MayControl(caller, found, context.RequestAborted))
        {
            return Problems.Forbidden;
        }

        if (await jobs.SetState(caller.Tenant, job, state, time.GetUtcNow(), context.RequestAborted) is not { } row)
        {
            return Problems.NotFound;
        }

        await audit.Add(context, caller.Tenant, caller.Actor, $"bulk.{state}", job);
        return TypedResults.Ok(BulkAnswer.Of(row, time.GetUtcNow()));
    }
}

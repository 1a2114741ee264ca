using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Activity;

/// <summary>Who did what in a tenant, newest first; as pages, or all of it as a table for a spreadsheet.</summary>
internal static class ActivityRoutes
{
    public static void MapActivity(this IEndpointRouteBuilder tenant)
    {
        tenant.MapGet("/activity", List)
            .Named("listActivity", "Who did what, newest first");
        tenant.MapGet("/activity.csv", Csv)
            .Named("exportActivity", "Who did what, as a table for spreadsheets")
            .Reads(Argument.Flag("bom", "Begin with a byte order mark, by which Excel knows UTF-8.")).Produces<string>(contentType: "text/csv");
    }

    /// <summary>What was done to tenants as a whole. It stays when they are deleted.</summary>
    public static void MapOperatorsActivity(this IEndpointRouteBuilder routes)
    {
        var operators = routes.MapGroup("/v1/admin").ForAdmins().RejectingBadArguments();
        operators.MapGet("/activity", ListOfOperator)
            .Named("listOperatorsActivity", "What was done to tenants as a whole");
        operators.MapGet("/activity/verification", Verify)
            .Named("verifyActivity", "Whether a tenant's activity is as it was written")
            .Reads(new Argument("tenant", "Default: what was done to tenants as a whole."));
    }

    private static Task<Ok<ActivityPage>> List(
        TenantViewer viewer, ActivityArguments arguments, IActivityLog activity, CancellationToken cancellation)
        => Page(viewer.Tenant, arguments, activity, cancellation);

    private static IResult Csv(TenantViewer viewer, ActivityArguments arguments, HttpRequest request, IActivityLog activity)
    {
        var query = new QueryReader(request.Query);
        var withMark = query.Flag("bom");
        return query.Problem ?? (IResult)new ActivityCsv(activity, arguments.Query(viewer.Tenant), withMark);
    }

    private static Task<Ok<ActivityPage>> ListOfOperator(ActivityArguments arguments, IActivityLog activity, CancellationToken cancellation)
        => Page(Audit.NoTenant, arguments, activity, cancellation);

    private static async Task<Ok<ActivityVerification>> Verify(HttpRequest request, IActivityChain chain, CancellationToken cancellation)
    {
        var verdict = await chain.Verify(request.Query["tenant"].ToString(), cancellation);
        return TypedResults.Ok(new ActivityVerification(verdict.IsIntact, verdict.Entries, verdict.Before, verdict.Unchained, verdict.Problem));
    }

    private static async Task<Ok<ActivityPage>> Page(
        string tenant, ActivityArguments arguments, IActivityLog activity, CancellationToken cancellation)
    {
        var query = arguments.Query(tenant);
        // One more than asked for tells whether the list goes on.
        var entries = await activity.List(query with { Limit = query.Limit + 1 }, cancellation);
        var page = KeysetPage<ActivityEntry>.Of(
            entries, query.Limit, query.Before is null, query.IsUp, entry => ActivityPosition.Of(entry).ToString());
        return TypedResults.Ok(new ActivityPage([.. page.Rows.Select(ActivityItem.Of)], page.Next, page.Previous));
    }
}

/// <param name="Actor">Who: a person's address, the id of an API key, the name of a source, or <c>operator</c>.</param>
/// <param name="Subject">What it was done to.</param>
internal sealed record ActivityItem(string Id, DateTimeOffset At, string Actor, string Action, string Subject, string ClientAddress)
{
    public static ActivityItem Of(ActivityEntry entry)
        => new(ActivityPosition.Of(entry).ToString(), entry.At, entry.Actor, entry.Action, entry.Subject, entry.ClientAddress);
}

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last.</param>
/// <param name="Previous">Pass as <c>after</c> for the page of newer ones; null on the first.</param>
internal sealed record ActivityPage(
    ActivityItem[] Items, string? Next, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Previous = null);

/// <param name="Entries">From the oldest that retention has left.</param>
/// <param name="Before">From before entries were chained.</param>
/// <param name="Unchained">Written since without a place in the chain.</param>
/// <param name="Problem">What does not fit; null: nothing.</param>
internal sealed record ActivityVerification(bool Intact, long Entries, long Before, long Unchained, string? Problem);

using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>The queues over time.</summary>
internal static class QueueHistoryRoutes
{
    private const int MostMinutes = 1_440;
    private const int UsualMinutes = 60;
    private const string Rule = "minutes is 1 to 1440.";

    public static void MapQueueHistory(this IEndpointRouteBuilder routes)
        => routes.MapGroup("/v1/queues").RejectingBadArguments().RequireCors(TenantCors.Policy).MapGet("/history", History)
            .Named("showQueueHistory", "Webhooks and messages by the minute: what waited, was completed and failed, and how long calls took")
            .Reads(Argument.Number("minutes", $"How many of the last: 1 to {MostMinutes}; {UsualMinutes} when it is left out.")).Refuses(400);

    private static async Task<Results<Ok<QueueHistory>, Problem>> History(
        TenantViewer viewer, HttpRequest request, QueueHistoryReader reader, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var minutes = query.Number("minutes", Rule) ?? UsualMinutes;
        return query.Problem is { } problem ? problem
            : minutes is < 1 or > MostMinutes ? Problems.PageMalformed(Rule)
            : TypedResults.Ok(await reader.Read(viewer.Tenant, (int)minutes, cancellation));
    }
}

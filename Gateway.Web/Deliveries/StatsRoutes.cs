using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Numbers of deliveries and of attempts.</summary>
internal static class StatsRoutes
{
    private const int MostHours = 24 * 30;
    private const int UsualHours = 24;

    public static void MapDeliveryStats(this IEndpointRouteBuilder deliveries)
        => deliveries.MapGet("/stats", Stats)
            .Named("showDeliveryStats", "How many deliveries there are by status, and how attempts ended over time");

    public static void MapEndpointStats(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/{id}/stats", OfEndpoint)
            .Named("showEndpointStats", "How an endpoint's attempts ended, by hour")
            .Reads(Argument.Number("hours", $"1 to {MostHours}; {UsualHours} when it is left out.")).Refuses(400);

    private static async Task<Results<Ok<DeliveryStats>, Problem>> Stats(
        TenantCaller caller, StatsArguments arguments, DeliveryPages pages, StatsReader stats, CancellationToken cancellation)
        => await pages.Find(caller, arguments.Asked, cancellation) is not { } found ? Problems.NotFound
            : TypedResults.Ok(await stats.Read(found, arguments.Asked, arguments.Buckets, cancellation));

    private static async Task<Results<Ok<EndpointStats>, Problem>> OfEndpoint(
        EndpointAccess endpoint, HttpRequest request, IDeliveryFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var hours = query.Number("hours", Rule) ?? UsualHours;
        if ((query.Problem ?? (hours is < 1 or > MostHours ? Problems.PageMalformed(Rule) : null)) is { } problem)
        {
            return problem;
        }

        var until = (time.GetUtcNow().ToUnixTimeSeconds() / FigureSteps.Hour * FigureSteps.Hour) + FigureSteps.Hour;
        var spans = new StatsSpans(FigureSteps.Hour, until - (hours * FigureSteps.Hour), until, FigureSteps.Hour);
        var rows = await figures.Read(
            endpoint.Key.Tenant, FigureKind.Endpoint, [endpoint.Key.Id], spans.Step, spans.From, spans.Until, cancellation);
        var sums = StatsSums.Answer(new Dictionary<string, BoundedCount>(), BoundedCount.None, spans, rows, isPartial: false);
        return TypedResults.Ok(new EndpointStats(sums.Buckets, sums.SuccessRate, sums.P50, sums.P95));
    }

    private static string Rule => $"hours is 1 to {MostHours}.";
}

internal sealed record EndpointStats(StatsBucket[] Buckets, double? SuccessRate, double? P50, double? P95);

using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>What belongs to one delivery: its payload, and where else its event went.</summary>
internal static class DeliveryPartRoutes
{
    private const int MostSiblings = 100;

    public static void MapDeliveryParts(this IEndpointRouteBuilder deliveries)
    {
        deliveries.MapGet("/{id}/payload", Payload)
            .Named("showDeliveryPayload", "The payload, byte for byte as it was received")
            .Reads(Argument.Flag("download", "As a file.")).Produces<object>().Refuses(400);
        deliveries.MapGet("/{id}/siblings", Siblings)
            .Named("listDeliverySiblings", "Other deliveries of the same event");
    }

    private static async Task<IResult> Payload(
        string id, TenantCaller caller, HttpRequest request, DeliveryFinder finder, IEventLog log, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var isDownload = query.Flag("download", mayBeEmpty: true);
        return query.Problem is { } problem ? problem
            : DeliveryId.TryParse(id, out var parsed) && await finder.Find(caller, parsed, cancellation) is { } row
                && await log.ReadMany(caller.Tenant, [parsed.Seq], cancellation) is [var logged]
                ? new PayloadResult(logged.Payload, row.EventId, isDownload)
                : Problems.NotFound;
    }

    private static async Task<Results<Ok<DeliveryList>, Problem>> Siblings(
        string id, TenantCaller caller, DeliveryFinder finder, DeliveryLog deliveries, IEndpointStore endpoints, CancellationToken cancellation)
    {
        if (!DeliveryId.TryParse(id, out var parsed) || await finder.Find(caller, parsed, cancellation) is null
            || await DeliveryScope.Of(caller, [], endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound;
        }

        var filter = new DeliveryFilter { Seqs = [parsed.Seq], Limit = MostSiblings };
        var page = await deliveries.Read(scope, filter, cancellation);
        var others = page.Deliveries.Where(row => row.EndpointId != parsed.EndpointId);
        return TypedResults.Ok(new DeliveryList([.. others.Select(DeliveryAnswer.Of)], null));
    }
}

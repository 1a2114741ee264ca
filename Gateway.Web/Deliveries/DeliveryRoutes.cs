using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The log of deliveries, and what can be done about one.</summary>
internal static class DeliveryRoutes
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/v1/deliveries").RejectingBadArguments().RequireCors(TenantCors.Policy);
        deliveries.MapGet("", List)
            .Named("listDeliveries", "Deliveries, newest first");
        deliveries.MapDeliveryStats();
        deliveries.MapDeliveryStream();
        deliveries.MapGet("/{id}", Show)
            .Named("showDelivery", "One delivery with its payload and attempts");
        deliveries.MapDeliveryParts();
        deliveries.MapPost("/{id}/resend", Resend)
            .Named("resendDelivery", "Delivers one again");
        deliveries.MapPost("/resend", ResendDead)
            .Named("resendDeadLetters", "Delivers dead letters again, as replays")
            .Example("""{"dryRun":true}""").Produces<ReplayList>(202);
        deliveries.MapPost("/purge", Purge)
            .Named("purgeDeliveries", "Removes deliveries that have ended")
            .Example("""{"status":"succeeded"}""").Produces<Purged>();
    }

    private static async Task<Results<Ok<DeliveryList>, Problem>> List(
        TenantCaller caller, DeliveryArguments arguments, DeliveryPages pages, CancellationToken cancellation)
        => await pages.Find(caller, arguments.Asked, cancellation) is not { } found ? Problems.NotFound
            : TypedResults.Ok(await pages.List(found, arguments, cancellation));

    private static async Task<Results<Ok<DeliveryAnswer>, Problem>> Show(
        string id, TenantCaller caller, DeliveryFinder finder, DeliveryDetails details, CancellationToken cancellation)
        => DeliveryId.TryParse(id, out var parsed) && await finder.Find(caller, parsed, cancellation) is { } row
            ? TypedResults.Ok(await details.Of(caller.Tenant, row, cancellation))
            : Problems.NotFound;

    private static async Task<Results<Accepted<DeliveryAnswer>, Problem>> Resend(
        string id, TenantCaller caller, HttpContext context, DeliveryFinder finder, IGrainFactory grains, IEndpointStore endpoints, Audit audit)
    {
        // Only what is a delivery: an event that its endpoint's owner may not see is none.
        if (!DeliveryId.TryParse(id, out var parsed) || await finder.Find(caller, parsed, context.RequestAborted) is not { } row
            || await EndpointAccess.Find(endpoints, caller, parsed.EndpointId, context.RequestAborted) is not { } endpoint)
        {
            return Problems.NotFound;
        }

        if (!EndpointAccess.MayChange(caller, endpoint))
        {
            return Problems.Forbidden;
        }

        if (!await grains.GetGrain<IEndpointGrain>(new EndpointKey(caller.Tenant, parsed.EndpointId).ToString()).Resend(parsed.Seq))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, caller.Tenant, caller.Actor, "delivery.resent", id);
        var after = await finder.Find(caller, parsed, context.RequestAborted) ?? row;
        return TypedResults.Accepted((string?)null, DeliveryAnswer.Of(after));
    }

    private static Task<IResult> ResendDead(TenantCaller caller, OptionalBody<ResendCommand> body, HttpContext context, DeadLetters dead)
        => dead.Resend(caller, body.Value, context);

    private static Task<IResult> Purge(TenantCaller caller, OptionalBody<PurgeCommand> body, HttpContext context, DeadLetters dead)
        => dead.Purge(caller, body.Value, context);
}

using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>Accepted events, and where each went or why not. To look at the log needs what looking at deliveries needs.</summary>
internal static class EventLogRoutes
{
    public static void MapEventLog(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/events").RejectingBadArguments().RequireCors(TenantCors.Policy);
        events.MapGet("", List)
            .Named("listEvents", "Accepted events, newest first");
        events.MapGet("/{id}", Show)
            .Named("showEvent", "One event with its payload");
        events.MapGet("/{id}/why", Why)
            .Named("explainEvent", "Of every endpoint, whether the event concerns it, and by which rule");
    }

    private static async Task<Ok<EventList>> List(TenantViewer viewer, EventArguments arguments, EventPages pages, CancellationToken cancellation)
        => TypedResults.Ok(await pages.List(viewer.Tenant, arguments, cancellation));

    private static async Task<Results<Ok<EventAnswer>, Problem>> Show(string id, TenantViewer viewer, IEventLog log, CancellationToken cancellation)
        => await log.Find(viewer.Tenant, id, cancellation) is { } logged ? TypedResults.Ok(EventAnswer.Whole(logged)) : Problems.NotFound;

    private static async Task<Results<Ok<EventWhyList>, Problem>> Why(
        string id, TenantViewer viewer, IEventLog log, EventWhyReader why, CancellationToken cancellation)
        => await log.Find(viewer.Tenant, id, cancellation) is { } logged
            ? TypedResults.Ok(await why.Read(viewer.Tenant, logged, cancellation))
            : Problems.NotFound;
}

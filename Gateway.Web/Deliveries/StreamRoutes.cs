using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Live;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OrleansNotify.Deliveries;

/// <summary>Deliveries as they change, as server-sent events.</summary>
internal static class StreamRoutes
{
    public static void MapDeliveryStream(this IEndpointRouteBuilder deliveries)
        => deliveries.MapGet("/stream", Stream)
            .Named("streamDeliveries", "Server-sent events: deliveries as they change, after what changed since a place")
            .Produces<string>(200, EventStream.ContentType).Refuses(429);

    private static async Task<IResult> Stream(
        TenantCaller caller, StreamArguments arguments, HttpContext context, DeliveryPages pages, ChangeHub hub, ChangeReader changes,
        PendingDeliveries pending, IEndpointStore endpoints, IEventLog log, IOptions<JsonOptions> json, TimeProvider time)
    {
        if (await pages.Find(caller, arguments.Asked, context.RequestAborted) is not { } found)
        {
            return Problems.NotFound;
        }

        var viewer = new ChangeViewer(found.Filter);
        using var seat = HeadRequests.IsHead(context) ? null : hub.Enter(caller.Tenant, caller.Actor, viewer);
        var events = new ChangeEvents(context.Response, json.Value.SerializerOptions, time);
        if (seat is null)
        {
            // A stream has no end: its head is all that can be shown of it.
            return HeadRequests.IsHead(context) ? Head(events) : Problems.TooManySockets;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, hub.Leaving);
        var stream = new ChangeStream(
            caller.Tenant, viewer, events, found.Q is { } q ? new ChangeText(q, log) : null, changes, pending, log, time);
        events.Begin();
        await context.Response.Body.FlushAsync(ended.Token);
        // It ends when its client or this process leaves, when its caller may not look any longer, and when the client takes nothing.
        await CallerWatch.Run(() => Again(context, arguments.Asked, viewer, endpoints), token => stream.Run(arguments.Place, token), time, ended.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Results.Empty;
    }

    private static IResult Head(ChangeEvents events)
    {
        events.Begin();
        return Results.Empty;
    }

    /// <summary>Whether the caller may still look, and at whose endpoints.</summary>
    private static async Task<bool> Again(HttpContext context, AskedDeliveries asked, ChangeViewer viewer, IEndpointStore endpoints)
    {
        if (await TenantCaller.Again(context) is not { } caller
            || await DeliveryScope.Of(caller, asked.Endpoint, endpoints, context.RequestAborted) is not { } scope)
        {
            return false;
        }

        viewer.Filter = viewer.Filter with { Endpoints = scope.Endpoints };
        return true;
    }
}

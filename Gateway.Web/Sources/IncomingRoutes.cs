using OrleansNotify.Edge;

namespace OrleansNotify.Sources;

/// <summary>Where a tenant's own systems post orders, payments and notifications: the dashboard's paths and bodies.</summary>
internal static class IncomingRoutes
{
    public static void MapIncoming(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/webhooks").RejectingBadArguments(asSeed: true);
        webhooks.MapGet("/health", Health);
        webhooks.MapPost("/orders", Order);
        webhooks.MapPost("/notifications", Notification);
        webhooks.MapPost("/payments", Payment);
        webhooks.MapIncomingSettings();
    }

    private static Task<IResult> Order(HttpContext context, IncomingDesk desk) => desk.Receive(context, IncomingKinds.Orders, OrderNote.Read);

    private static Task<IResult> Notification(HttpContext context, IncomingDesk desk)
        => desk.Receive(context, IncomingKinds.Notifications, CustomNote.Read);

    private static Task<IResult> Payment(HttpContext context, IncomingDesk desk)
        => desk.Receive(context, IncomingKinds.Payments, PaymentNote.Read);

    private static IResult Health(TimeProvider time)
        => TypedResults.Ok(new IncomingHealth(true, "healthy", "Webhook service is running", time.GetUtcNow()));

    private sealed record IncomingHealth(bool Success, string Status, string Message, DateTimeOffset Timestamp);
}

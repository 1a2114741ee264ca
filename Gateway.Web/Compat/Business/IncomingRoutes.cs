using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>Where a tenant's own systems post orders, payments and notifications: the dashboard's paths and bodies.</summary>
internal static class IncomingRoutes
{
    public static void MapIncoming(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/webhooks").RejectingBadArguments(asError: true);
        webhooks.MapGet("/health", Health)
            .Named("incomingHealth", "Whether incoming webhooks are taken")
            .Produces<IncomingHealth>();
        webhooks.MapPost("/orders", Order)
            .Named("postOrder", "Takes an order as a shop posts it")
            .Takes<OrderDocument>("""{"orderNumber":"TEST-001","amount":50.00,"customerName":"Ann"}""").Produces<OrderMapping.OrderTaken>(201)
            .Needs(Credential.ApiKey, Credential.Signature).Reads(Argument.TenantId, Argument.IdempotencyKey).Refuses(400, 403, 409, 413, 415, 429, 503, 508).CountingHops();
        webhooks.MapPost("/notifications", Notification)
            .Named("postNotification", "Takes a notification in the words of its sender")
            .Takes<NoteDocument>("""{"title":"Hello","message":"To all of us"}""").Produces<NotificationMapping.NotificationTaken>(201)
            .Needs(Credential.ApiKey, Credential.Signature).Reads(Argument.TenantId, Argument.IdempotencyKey).Refuses(400, 403, 409, 413, 415, 429, 503, 508).CountingHops();
        webhooks.MapPost("/payments", Payment)
            .Named("postPayment", "Takes what became of a payment")
            .Takes<PaymentDocument>("""{"paymentId":"pay-1","amount":50.00,"status":"completed"}""").Produces<PaymentMapping.PaymentTaken>()
            .Needs(Credential.ApiKey, Credential.Signature).Reads(Argument.TenantId, Argument.IdempotencyKey).Refuses(400, 403, 409, 413, 415, 429, 503, 508).CountingHops();
        webhooks.MapIncomingSettings();
    }

    private static Task<IResult> Order(HttpContext context, IncomingHandler desk) => desk.Receive(context, IncomingKinds.Orders, OrderMapping.Read);

    private static Task<IResult> Notification(HttpContext context, IncomingHandler desk)
        => desk.Receive(context, IncomingKinds.Notifications, NotificationMapping.Read);

    private static Task<IResult> Payment(HttpContext context, IncomingHandler desk)
        => desk.Receive(context, IncomingKinds.Payments, PaymentMapping.Read);

    private static IResult Health(TimeProvider time)
        => TypedResults.Ok(new IncomingHealth(true, "healthy", "Webhook service is running", time.GetUtcNow()));

    internal sealed record IncomingHealth(bool Success, string Status, string Message, DateTimeOffset Timestamp);
}

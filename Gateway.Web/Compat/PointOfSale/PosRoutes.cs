using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>The point-of-sale system's webhook and what its developers try it with, in that system's paths and bodies.</summary>
internal static class PosRoutes
{
    private const string Sample = """{"id":"webhook_12345","event_type":"pos_save","timestamp":"2024-01-01T12:00:00Z","data":{"amount":125.50,"customerEmail":"john.doe@example.com"}}""";

    public static void MapPointOfSale(this IEndpointRouteBuilder routes)
    {
        var pos = routes.MapGroup("").RejectingBadArguments(asError: true);
        pos.MapPost("/webhooks/pos", Receive)
            .Named("postPosEvent", "Takes an event of the point-of-sale system and sends its messages")
            .Takes<object>(Sample).Produces<PosReceived>()
            .Needs(Credential.WebhookToken, Credential.Signature).Refuses(400, 409, 413, 415, 429, 503, 508).CountingHops();
        pos.MapPost("/webhooks/test", Test)
            .Named("testPosWebhook", "Says back what it got, and sends nothing")
            .Takes<object>("""{"message":"Test webhook data"}""").Produces<PosTested>().Refuses(400, 413, 415, 429);
        pos.MapGet("/test/webhook-sample", () => TypedResults.Ok(PosSamples.All))
            .Named("samplePosEvents", "A payload of each event type")
            .Produces<IReadOnlyDictionary<string, RawJson>>();
        pos.MapPost("/test/simulate-webhook", Receive)
            .Named("simulatePosEvent", "The same as postPosEvent")
            .Takes<object>(Sample).Produces<PosReceived>()
            .Needs(Credential.WebhookToken, Credential.Signature).Refuses(400, 409, 413, 415, 429, 503, 508).CountingHops();
    }

    private static Task<IResult> Receive(TenantOfRoute tenant, HttpContext context, PosDesk desk) => desk.Receive(tenant, context);

    private static async Task<IResult> Test(HttpContext context, CallLimits limits, TimeProvider time)
    {
        if (limits.Post(context) is { } tooMany)
        {
            return PosAnswers.Refused(tooMany);
        }

        var (body, rejection) = await RawBody.Read(context);
        var plain = PassedJson.WithoutMark(body);
        return (rejection ?? PassedJson.CheckObject(plain)) is { } refused
            ? PosAnswers.Refused(refused)
            : TypedResults.Ok(new PosTested(true, "Test webhook received successfully", time.GetUtcNow(), new RawJson(plain)));
    }
}

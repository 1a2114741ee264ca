using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

internal static class CallbackRoutes
{
    public static void MapCallbacks(this IEndpointRouteBuilder routes) => routes.MapGet("/callbacks.json", Get);

    private static IResult Get(CallbackCounts counts) => Results.Json(new JsonObject
    {
        ["accepted"] = counts.Accepted,
        ["refused"] = counts.Refused,
        ["failed"] = counts.Failed,
        ["dropped"] = counts.Dropped,
    });
}

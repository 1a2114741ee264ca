using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

internal static class ProviderHealthRoutes
{
    public static void MapProviderHealth(this IEndpointRouteBuilder routes)
        => routes.MapGet("/health/providers", Show)
            .Named("providersHealth", "Whether the operator's providers of messages answer").Produces<ProvidersHealth>().Produces<ProvidersHealth>(503);

    private static async Task<Results<Ok<ProvidersHealth>, JsonHttpResult<ProvidersHealth>>> Show(IGrainFactory grains, TimeProvider time)
    {
        var channels = await grains.GetGrain<IProvidersGrain>(0).Health();
        var isUp = channels.Values.All(provider => provider.IsReachable);
        var health = new ProvidersHealth(isUp ? "up" : "down", channels, time.GetUtcNow());
        return isUp ? TypedResults.Ok(health) : TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <param name="Status"><c>up</c>, or <c>down</c> when one of them does not answer.</param>
internal sealed record ProvidersHealth(string Status, IReadOnlyDictionary<string, ProviderAnswers> Channels, DateTimeOffset At);

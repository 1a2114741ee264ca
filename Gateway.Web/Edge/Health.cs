using OrleansNotify.OpenApi;

namespace OrleansNotify.Edge;

internal static class Health
{
    /// <summary>The sales extension's keep-alive, under the three names that its clients use.</summary>
    public static void MapKeepAlive(this IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])["/health", "/keep-alive", "/ping"])
        {
            routes.MapGet(path, () => SeedAnswers.Alive)
                .Named(path == "/health" ? "health" : path == "/ping" ? "ping" : "keepAlive", "Whether the server runs").Produces<SeedAlive>();
        }
    }
}

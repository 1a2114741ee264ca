using OrleansNotify.OpenApi;

namespace OrleansNotify.Edge;

internal static class Health
{
    public static IReadOnlyList<string?> Paths { get; } = ["/health", "/keep-alive", "/ping"];

    /// <summary>The sales extension's keep-alive, under the three names that its clients use.</summary>
    public static void MapKeepAlive(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths)
        {
            routes.MapGet(path!, () => SeedAnswers.Alive)
                .Named(path == "/health" ? "health" : path == "/ping" ? "ping" : "keepAlive", "Whether the server runs").Produces<SeedAlive>();
        }
    }
}

using OrleansNotify.OpenApi;

namespace OrleansNotify.Edge;

internal static class Health
{
    private static readonly string[] Paths = ["/health", "/keep-alive", "/ping"];

    /// <summary>It is answered whatever the state, the host name or the load.</summary>
    public static bool IsKeepAlive(HttpRequest request) => Array.Exists(Paths, path => request.Path == path);

    /// <summary>The sales extension's keep-alive, under the three names that its clients use.</summary>
    public static void MapKeepAlive(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths)
        {
            routes.MapGet(path, () => SeedAnswers.Alive)
                .Named(path == "/health" ? "health" : path == "/ping" ? "ping" : "keepAlive", "Whether the server runs").Produces<SeedAlive>();
        }
    }
}

namespace OrleansNotify.Http;

/// <summary>The sales extension's keep-alive, under the three names that its clients use.</summary>
internal static class KeepAliveRoutes
{
    private static readonly string[] Paths = ["/health", "/keep-alive", "/ping"];

    /// <summary>It is answered whatever the state, the host name or the load.</summary>
    public static bool IsKeepAlive(HttpRequest request) => Array.Exists(Paths, path => request.Path == path);

    public static void MapKeepAlive(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths)
        {
            routes.MapGet(path, () => TypedResults.Text("""{"status":"alive"}""", "application/json; charset=utf-8"))
                .Named(path == "/health" ? "health" : path == "/ping" ? "ping" : "keepAlive", "Whether the server runs").Produces<Alive>();
        }
    }
}

internal sealed record Alive(string Status);

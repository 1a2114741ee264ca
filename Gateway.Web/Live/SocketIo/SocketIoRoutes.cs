namespace OrleansNotify.Live.SocketIo;

/// <summary><c>/socket.io/</c>: for the clients of Socket.IO 3 and 4.</summary>
internal static class SocketIoRoutes
{
    public static void AddSocketIo(this IServiceCollection services)
    {
        services.AddSingleton<IEngineApp, LiveApp>();
        services.AddSingleton(new EngineOptions());
        services.AddSingleton<EngineServer>();
        services.AddHostedService(provider => provider.GetRequiredService<EngineServer>());
    }

    public static void MapSocketIo(this IEndpointRouteBuilder routes)
        => routes.Map("/socket.io/", (HttpContext context, EngineServer server) => server.Answer(context));
}

namespace OrleansNotify.Live.SocketIo;

/// <summary><c>/socket.io/</c>: for the clients of Socket.IO 3 and 4.</summary>
internal static class SocketIoRoutes
{
    public static void AddSocketIo(this IServiceCollection services, bool isSingle)
    {
        services.AddSingleton<IEngineApp, LiveApp>();
        services.AddSingleton(new EngineOptions());
        services.AddSingleton<EngineServer>();
        services.AddHostedService(provider => provider.GetRequiredService<EngineServer>());
        if (!isSingle)
        {
            services.AddHttpForwarder();
            services.AddSingleton<INeighbours, Neighbours>();
            return;
        }
        services.AddSingleton<INeighbours, NoNeighbours>();
    }

    public static void MapSocketIo(this IEndpointRouteBuilder routes)
        => routes.Map("/socket.io/", (HttpContext context, EngineServer server) => server.Answer(context)).ExcludeFromDescription();
}

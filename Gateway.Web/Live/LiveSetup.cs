using OrleansNotify.Http;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Live;

internal static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.BoundConnections();
        var services = builder.Services;
        services.AddSingleton<TenantClosing>();
        services.AddSingleton<LiveLag>();
        services.AddSingleton<Lag>(provider => provider.GetRequiredService<LiveLag>());
        services.AddSingleton<LiveHub>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
        services.AddSingleton<LiveDoor>();
    }

    /// <summary>From the moment that the system has one: the pace of accepting belongs behind the sockets that it wraps.</summary>
    public static void BoundConnections(this WebApplicationBuilder builder)
    {
        UpgradedConnection.Use(builder.WebHost, services => services.GetRequiredService<ConnectionLimits>().Use);
        builder.Services.AddPacedListeners();
    }
}

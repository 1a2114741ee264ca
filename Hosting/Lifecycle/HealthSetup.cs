using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansNotify.Hosting;

namespace OrleansNotify.Lifecycle;

public static class HealthSetup
{
    /// <summary>To be called before anything else that starts: what starts first stops last.</summary>
    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = services.AddSettings<HealthOptions>(builder.Configuration);
        var longest = Drain.Longest(options, Settings.Read<ClusterOptions>(builder.Configuration));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = longest);
        services.AddSingleton<Drain>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<ReadyCheck>();
        services.AddHealthChecks()
            .AddCheck<StartupCheck>(Probes.Startup)
            .AddCheck<ReadyCheck>(Probes.Ready)
            .AddCheck<LiveCheck>(Probes.Live);
        services.AddHostedService<HealthServer>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    /// <summary>Call it after the Orleans setup: the services it adds call grains.</summary>
    internal static void AddHeartbeat(this IServiceCollection services)
        => services.AddHostedService(provider => provider.GetRequiredService<Heartbeat>());
}

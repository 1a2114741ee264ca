using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansNotify.Deliveries;
using OrleansNotify.Hosting;

namespace OrleansNotify.Outbound;

internal static class OutboundSetup
{
    public static void AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<OutboundOptions>(configuration);
        services.AddSingleton<OwnAddresses>();
        services.AddSingleton(Policy);
        services.AddSingleton<IResolver, SystemResolver>();
        services.AddSingleton<OutboundConnector>();
        services.AddSingleton<OutboundHttp>();
        services.AddSingleton<HopHeader>();
        services.AddSingleton<IAttemptSender, AttemptSender>();
    }

    private static OutboundPolicy Policy(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<OutboundOptions>>().Value,
        services.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        services.GetRequiredService<OwnAddresses>().Contains);
}

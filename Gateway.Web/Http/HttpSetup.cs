using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using OrleansNotify.Cluster;
using OrleansNotify.Hosting;

namespace OrleansNotify.Http;

internal static class HttpSetup
{
    public const int MaxHeaderBytes = 32 * 1024;

    // What is not read yet waits with the client: this much of it here.
    public const int MaxUnread = 40 * 1024;

    public static void AddHttp(this IServiceCollection services)
    {
        services.AddSingleton<ConnectionLimits>();
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<LogLimiter>();
        services.AddSingleton<PublicHosts>();
        services.AddSingleton<GatewayAddress>();
        services.AddSingleton<IProcessAddress>(provider => provider.GetRequiredService<GatewayAddress>());
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.MaxDepth = PayloadRules.MaxAnswerDepth;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddExceptionHandler<Failures>();
        services.AddLimits();
    }

    /// <summary>To be added after Kestrel's own, of which the last that can listen is taken.</summary>
    public static void AddPacedListeners(this IServiceCollection services)
        => services.AddSingleton<IConnectionListenerFactory>(provider => ActivatorUtilities.CreateInstance<PacedListeners>(
            provider, ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider)));

    public static void ConfigureKestrel(this WebApplicationBuilder builder, GatewayOptions options) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = StrictLength.Of!;
        kestrel.Limits.MaxRequestBodySize = options.MaxBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestBufferSize = MaxUnread;
        kestrel.ListenForClients(options, builder.Environment);
        if (kestrel.ApplicationServices.GetService<ClusterCertificates>() is { } certificates)
        {
            var port = kestrel.ApplicationServices.GetRequiredService<IOptions<ClusterTlsOptions>>().Value.GatewayPort;
            kestrel.ListenForGateways(options, builder.Environment, port, certificates);
        }
    });
}

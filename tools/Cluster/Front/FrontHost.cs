using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Front;

/// <summary>The one address of the cluster.</summary>
internal static class FrontHost
{
    public static async Task<WebApplication> Start(int port, string? host, IEnumerable<MemberPlan> gateways, Action<IEndpointRouteBuilder> mapPages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Gateways have limits of their own, and say so in their own words.
            kestrel.Limits.MaxRequestBodySize = null;
            Listen(kestrel, port, host);
        });
        builder.Services.AddFrontProxy(gateways);
        var app = builder.Build();
        mapPages(app);
        app.MapReverseProxy(pipeline =>
        {
            pipeline.UseNobodyThere();
            pipeline.UseAskAnother();
            pipeline.UseLoadBalancing();
            pipeline.UsePassiveHealthChecks();
        });
        await app.StartAsync();
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, int port, string? host)
    {
        switch (host)
        {
            case null or "" or "localhost":
                kestrel.ListenLocalhost(port);
                break;
            case "*":
                kestrel.ListenAnyIP(port);
                break;
            default:
                kestrel.Listen(IPAddress.TryParse(host, out var address)
                    ? address
                    : throw new ArgumentException($"HOST is \"{host}\"; it must be localhost, * or an IP address"), port);
                break;
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Lifecycle;

/// <summary>A web server of its own, the first to start and the last to stop: probes are answered also while nothing else is.</summary>
internal sealed class HealthServer(IOptions<HealthOptions> options, HealthCheckService checks, TelemetryProviders telemetry) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.HealthPort is var port and > 0)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                if (options.Value.HealthHost == "*")
                {
                    kestrel.ListenAnyIP(port);
                }
                else
                {
                    kestrel.Listen(AddressOf(options.Value.HealthHost), port);
                }
            });
            builder.Services.AddSingleton(checks);
            _app = builder.Build();
            _app.UseProbes();
            _app.UseOpenTelemetryPrometheusScrapingEndpoint(telemetry.Metrics, null, "/metrics", null, null);
            await Start(_app, port, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? default;

    private static IPAddress AddressOf(string host) => IPAddress.TryParse(host, out var address)
        ? address
        : throw new BrokenConfigurationException($"HEALTH_HOST is \"{host}\"; it must be * or an IP address");

    private static async Task Start(WebApplication app, int port, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new BrokenConfigurationException($"HEALTH_PORT {port} is in use: choose another", e);
        }
    }
}

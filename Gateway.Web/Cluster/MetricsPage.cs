using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal static class MetricsPage
{
    private const string Path = "/metrics";

    /// <summary>Prometheus' text at the port that everybody reaches: for who holds <c>ADMIN_TOKEN</c>. Beside it there is <c>HEALTH_PORT</c>.</summary>
    public static void UseMetricsPage(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.AdminToken;
        var metrics = app.Services.GetRequiredService<TelemetryProviders>().Metrics;
        app.MapWhen(context => context.Request.Path == Path, page =>
        {
            page.Use((context, next) => token.Length > 0 && Bearer.TryRead(context, out var given) && given is not null && Bearer.Matches(given, Bearer.Hash(token))
                ? next(context)
                : Problems.Unauthorized.ExecuteAsync(context));
            page.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, Path, null, null);
        });
    }
}

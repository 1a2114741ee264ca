using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal static class MetricsPage
{
    private const string Path = "/metrics";

    /// <summary>Prometheus' text at the port that everybody reaches: for who holds <c>ADMIN_TOKEN</c>. Beside it there is <c>HEALTH_PORT</c>.</summary>
    public static void UseMetricsPage(this WebApplication app)
    {
        var operators = app.Services.GetRequiredService<OperatorFailures>();
        var metrics = app.Services.GetRequiredService<TelemetryProviders>().Metrics;
        app.MapWhen(context => context.Request.Path == Path, page =>
        {
            page.Use((context, next) => !Bearer.TryRead(context, out var given) || given is null ? Problems.Unauthorized.ExecuteAsync(context)
                : operators.IsOperator(given) ? next(context)
                : operators.Refuse(context).ExecuteAsync(context));
            page.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, Path, null, null);
        });
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Lifecycle;

/// <summary>
/// Whether this process should get work. The database is not asked: all would be unready at once, and nobody left to answer 503 with the
/// time to come back.
/// </summary>
internal sealed class ReadyCheck(Drain drain, IHostApplicationLifetime lifetime, IEnumerable<Lag> lags, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(Unready() is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());

    /// <returns>Why not; null: it is.</returns>
    public string? Unready()
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return "it has not joined yet";
        }

        if (drain.IsDraining)
        {
            return "it is leaving";
        }

        var lag = lags.Max(lag => lag.Oldest);
        return lag > options.Value.ReadyMaxLag ? $"its oldest work has waited for {lag.TotalSeconds:0} s" : null;
    }
}

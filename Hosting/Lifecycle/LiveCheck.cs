using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansNotify.Lifecycle;

/// <summary>Whether this process itself still runs, whatever becomes of all others: a new start must be able to help.</summary>
internal sealed class LiveCheck(Heartbeat heartbeat) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(heartbeat.Age < Longest
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"its grains have not answered for {heartbeat.Age.TotalSeconds:0} s"));
}

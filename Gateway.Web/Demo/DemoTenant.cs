using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Events;
using OrleansNotify.Tenants;

namespace OrleansNotify.Demo;

/// <summary>Makes the default tenant the demo's, once; see <see cref="DemoOptions.IsOn"/>. Starts after <see cref="DefaultTenant"/>.</summary>
internal sealed class DemoTenant(
    IOptions<DemoOptions> options, IOptions<GatewayOptions> gateway, IHostEnvironment environment, DefaultTenant tenant, DemoHistory history,
    IEventLog log, TimeProvider time, ILogger<DemoTenant> logger) : IHostedService
{
    public bool IsOn => options.Value.IsOn && environment.IsDevelopment();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOn || (await log.Head(tenant.Name, cancellationToken)).Seq > 0)
        {
            return;
        }

        var start = time.GetTimestamp();
        await history.Write(tenant.Name, GatewayListening.LocalUrl(gateway.Value, environment), time.GetUtcNow(), cancellationToken);
        var elapsed = time.GetElapsedTime(start);
        logger.DemoFilled(tenant.Name, elapsed);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

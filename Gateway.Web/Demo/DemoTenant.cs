using Microsoft.Extensions.Options;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Demo;

/// <summary>Makes the default tenant the demo's, once; see <see cref="DemoOptions.IsOn"/>. Starts after <see cref="DefaultTenant"/>.</summary>
internal sealed class DemoTenant(
    DemoSwitch demo, IOptions<GatewayOptions> gateway, IHostEnvironment environment, DefaultTenant tenant, DemoHistory history, DemoOwner owner,
    IEventLog log, TimeProvider time, ILogger<DemoTenant> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn || (await log.Head(tenant.Name, cancellationToken)).Seq > 0)
        {
            return;
        }

        var start = time.GetTimestamp();
        await history.Write(tenant.Name, GatewayListening.LocalUrl(gateway.Value, environment), time.GetUtcNow(), cancellationToken);
        await owner.Add();
        var elapsed = time.GetElapsedTime(start);
        logger.DemoFilled(tenant.Name, elapsed);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

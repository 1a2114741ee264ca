using Microsoft.Extensions.Options;
using OrleansNotify.Events;
using OrleansNotify.Tenants;

namespace OrleansNotify.Demo;

/// <summary>Keeps the demo alive: a customer every few seconds, and now and then a sale with its messages.</summary>
internal sealed class DemoTraffic(
    DemoSwitch demo, DefaultTenant tenant, IGrainFactory grains, IOptions<DemoOptions> options, Random random, TimeProvider time,
    ILogger<DemoTraffic> logger)
    : BackgroundService
{
    private const int FirstNumber = 50_000;
    private const int SaleOneIn = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.IsOn)
        {
            return;
        }

        var first = FirstNumber + random.Next(FirstNumber);
        for (var number = first; ; number++)
        {
            try
            {
                var isSale = number == first || random.Next(SaleOneIn) == 0;
                await Publish(number, isSale, stoppingToken);
            }
            catch (Exception e) when (e is TimeoutException or OrleansException)
            {
                logger.DemoEventFailed(e, tenant.Name);
            }

            await Task.Delay(options.Value.Pace * (0.5 + random.NextDouble()), time, stoppingToken);
        }
    }

    private async Task Publish(int number, bool isSale, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var fact in isSale ? [DemoMessages.Sale(now, random, number)] : DemoDay.Step(now, random, number))
        {
            if (fact.At - time.GetUtcNow() is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait < options.Value.Pace ? wait : options.Value.Pace, time, cancellation);
            }

            var id = $"evt_{Guid.CreateVersion7(time.GetUtcNow()):N}";
            await grains.GetGrain<ITenantLogGrain>(tenant.Name).Append(new AppendEvent(id, fact.Type, fact.Source, fact.Audience, 0, fact.Payload, null));
        }
    }
}

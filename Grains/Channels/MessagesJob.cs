using Microsoft.Extensions.Options;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Channels;

/// <summary>
/// The durable wake-up of messages: tenants whose log is not planned to its end, and channels with something due or begun. Grains have timers for
/// what is near; this finds what a crash or a lost hint has left. It also drops messages that are older than the retention.
/// </summary>
internal sealed class MessagesJob(
    IMessageStore store, IEventLog log, IGrainFactory grains, IOptions<StoreOptions> options, TimeProvider time) : IHousekeepingJob
{
    private const int DroppedAtOnce = 1_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    public string Name => "messages";

    public TimeSpan Limit => TimeSpan.FromMinutes(1);

    public TimeSpan AfterFailure => Period;

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        foreach (var tenant in await store.TenantsBehind(cancellation))
        {
            var head = await log.Head(tenant, cancellation);
            await grains.GetGrain<IMessagePlannerGrain>(tenant).Wake(head.Seq);
        }

        var now = time.GetUtcNow();
        foreach (var due in await store.Due(now + Period, cancellation))
        {
            await grains.GetGrain<IMessageSenderGrain>(new SenderKey(due.Tenant, due.Channel).ToString()).Wake();
        }

        await store.Drop(now - options.Value.Retention, DroppedAtOnce, cancellation);
        return Period;
    }
}

using OrleansNotify.Events;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Channels;

/// <summary>
/// The durable wake-up of messages: tenants whose log is not planned to its end, and channels with something due or begun. Grains have timers for
/// what is near; this finds what a crash or a lost hint has left.
/// </summary>
internal sealed class MessagesJob(IMessageStore store, IEventLog log, IGrainFactory grains, TimeProvider time) : IHousekeepingJob
{
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

        foreach (var due in await store.Due(time.GetUtcNow() + Period, cancellation))
        {
            await grains.GetGrain<IMessageSenderGrain>(new SenderKey(due.Tenant, due.Channel).ToString()).Wake();
        }

        return Period;
    }
}

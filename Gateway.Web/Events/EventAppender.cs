using System.Collections.Concurrent;
using OrleansNotify.Http;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Events;

/// <summary>Appends, and sends the same command again when its outcome is unknown: a silo that died in the middle answers nothing.</summary>
internal sealed class EventAppender(IGrainFactory grains, IEventSchedule schedule, TimeProvider time, LogLimiter limiter, ILogger<EventAppender> logger)
{
    private const int MaxTries = 4;

    // A process that is alone gives each call so long that it is given up for another reason: whoever asked is gone by then.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(250);

    // Kept: looking a grain up costs as much as a call of it.
    private readonly ConcurrentDictionary<string, ITenantLogGrain> _logs = new(StringComparer.Ordinal);

    /// <summary>Now, or when its time has come: then the answer has no <c>seq</c>.</summary>
    public Task<AppendResult> Accept(string tenant, AppendEvent command, DateTimeOffset? deliverAt, HttpContext context)
        => deliverAt is { } dueAt && dueAt > time.GetUtcNow()
            ? schedule.Add(tenant, command with { Hops = Hops.Of(context) }, dueAt, context.RequestAborted)
            : Append(tenant, command, context);

    /// <param name="context">The request that publishes it.</param>
    public async Task<AppendResult> Append(string tenant, AppendEvent command, HttpContext context)
    {
        var log = _logs.GetOrAdd(tenant, static (name, grains) => grains.GetGrain<ITenantLogGrain>(name), grains);
        var start = time.GetTimestamp();
        command = command with { Hops = Hops.Of(context), TraceParent = NotifyTelemetry.TraceParent ?? command.TraceParent };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await log.Append(command);
            }
            catch (Exception e) when (e is TimeoutException or OrleansException && attempt < MaxTries && time.GetElapsedTime(start) < GiveUpAfter)
            {
                if (limiter.MayWrite("an append is repeated", e))
                {
                    logger.AppendRepeated(e, tenant, command.Id, attempt);
                }
            }

            await Task.Delay(TryAgainAfter * attempt, time, context.RequestAborted);
        }
    }

    public string NewId() => $"evt_{Guid.CreateVersion7(time.GetUtcNow()):N}";
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>What every endpoint of the process shares.</summary>
internal sealed class DeliveryServices(
    IEndpointStore endpoints,
    IDeliveryStore deliveries,
    IReplayStore replays,
    ICancellationStore cancellations,
    IEventLog log,
    IAttemptSender sender,
    DeliveryRecorder recorder,
    IOptions<DeliveryOptions> options,
    ServerSchedule schedule,
    TimeProvider time,
    Random random,
    ILogger<DeliveryServices> logger)
{
    public IEndpointStore Endpoints => endpoints;

    public IDeliveryStore Deliveries => deliveries;

    public IReplayStore Replays => replays;

    public ICancellationStore Cancellations => cancellations;

    public IEventLog Log => log;

    public IAttemptSender Sender => sender;

    public DeliveryRecorder Recorder => recorder;

    public SettleTime SettleTime { get; } = new(time);

    public EventTraces Traces { get; } = new();

    public DeliveryOptions Options => options.Value;

    public IReadOnlyList<TimeSpan> Schedule => schedule.Waits;

    public TimeProvider Time => time;

    public Random Random => random;

    public ILogger Logger => logger;

    public DateTimeOffset Now => time.GetUtcNow();
}

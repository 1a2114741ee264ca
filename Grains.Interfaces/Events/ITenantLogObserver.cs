namespace OrleansNotify.Events;

/// <summary>
/// A gateway that holds sockets of the tenant. Everything here is a hint: a consumer that sees a gap in <c>seq</c> reads the log.
/// </summary>
[Alias("OrleansNotify.Events.ITenantLogObserver")]
public interface ITenantLogObserver : IGrainObserver
{
    [OneWay]
    Task Committed(LogBatch batch);

    [OneWay]
    Task Signalled(UserSignal signal);
}

using OrleansNotify.Events;

namespace OrleansNotify.Live;

internal sealed class FakeLog : ITenantLogGrain
{
    public Exception? Failure { get; init; }

    public Task<LogHead> Subscribe(ITenantLogObserver observer)
        => Failure is null ? Task.FromResult(new LogHead("epoch", 0, 1)) : Task.FromException<LogHead>(Failure);

    public Task Unsubscribe(ITenantLogObserver observer) => Failure is null ? Task.CompletedTask : Task.FromException(Failure);

    public Task<AppendResult> Append(AppendEvent command) => throw new NotSupportedException();

    public Task<LogBatch> Read(long after, int limit) => throw new NotSupportedException();

    public Task Announce(UserSignal signal) => throw new NotSupportedException();
}

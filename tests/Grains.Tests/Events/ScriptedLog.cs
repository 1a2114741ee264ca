namespace OrleansNotify.Events;

/// <summary>A log that answers as a test says.</summary>
internal sealed class ScriptedLog : IEventLog
{
    private int _heads;
    private int _reads;

    public Func<IReadOnlyList<AppendEvent>, Task<IReadOnlyList<AppendResult>>> OnAppend { get; set; } = _ => throw new NotSupportedException();

    public Func<Task<LogHead>> OnHead { get; set; } = () => Task.FromResult(new LogHead("e", 0, 1));

    public Func<long, int, Task<IReadOnlyList<LoggedEvent>>> OnRead { get; set; } = (_, _) => Task.FromResult<IReadOnlyList<LoggedEvent>>([]);

    public int Heads => Volatile.Read(ref _heads);

    public int Reads => Volatile.Read(ref _reads);

    public static AppendEvent Command(string id, int payload = 2) =>
        new(id, "order.created", "test", ["*"], 0, new byte[payload], null);

    public static LoggedEvent Event(long seq, int payload = 2) =>
        new(seq, $"evt_{seq}", "order.created", "test", ["*"], 0, new byte[payload], DateTimeOffset.UnixEpoch);

    public static IReadOnlyList<AppendResult> Accept(IReadOnlyList<AppendEvent> batch, long after = 0) =>
        [.. batch.Select((command, i) => new AppendResult(AppendStatus.Accepted, command.Id, after + i + 1, DateTimeOffset.UnixEpoch))];

    public Task<LogHead> Head(string tenant, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _heads);
        return OnHead();
    }

    public Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation) => OnAppend(batch);

    public Task<IReadOnlyList<LoggedEvent>> Read(string tenant, long after, int limit, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return OnRead(after, limit);
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadFor(
        string tenant, IReadOnlyList<KeyRange> audience, long after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadMany(string tenant, IReadOnlyList<long> seqs, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<LoggedEvent?> Find(string tenant, string eventId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Withdraw(string tenant, LoggedEvent logged, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadBefore(string tenant, long before, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> SeqAt(string tenant, DateTimeOffset time, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<EventCount>> Count(string tenant, long fromSeq, long toSeq, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> Retain(DateTimeOffset before, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> WithIdPrefix(string tenant, string prefix, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> Search(string tenant, EventSearch search, CancellationToken cancellation) => throw new NotSupportedException();
}

using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>A log as far as delivery reads it.</summary>
internal sealed class MemoryLog : IEventLog
{
    private readonly List<LoggedEvent> _events = [];

    public LoggedEvent Add(string type, string payload, DateTimeOffset now)
    {
        lock (_events)
        {
            var logged = new LoggedEvent(
                _events.Count + 1, $"evt_{_events.Count + 1}", type, "test", ["*"], 0, System.Text.Encoding.UTF8.GetBytes(payload), now);
            _events.Add(logged);
            return logged;
        }
    }

    public Task<LogHead> Head(string tenant, CancellationToken cancellation) => Task.FromResult(new LogHead("e", _events.Count, 1));

    public Task<IReadOnlyList<LoggedEvent>> Read(string tenant, long after, int limit, CancellationToken cancellation) =>
        Events(events => events.Where(logged => logged.Seq > after).Take(limit));

    public Task<IReadOnlyList<LoggedEvent>> ReadMany(string tenant, IReadOnlyList<long> seqs, CancellationToken cancellation) =>
        Events(events => events.Where(logged => seqs.Contains(logged.Seq)));

    public Task<LoggedEvent?> Find(string tenant, string eventId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Withdraw(string tenant, LoggedEvent logged, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadBefore(string tenant, long before, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> SeqAt(string tenant, DateTimeOffset time, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<EventCount>> Count(string tenant, long fromSeq, long toSeq, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadFor(
        string tenant, IReadOnlyList<KeyRange> audience, long after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<long> Retain(DateTimeOffset before, CancellationToken cancellation) => throw new NotSupportedException();

    private Task<IReadOnlyList<LoggedEvent>> Events(Func<IEnumerable<LoggedEvent>, IEnumerable<LoggedEvent>> choose)
    {
        lock (_events)
        {
            return Task.FromResult<IReadOnlyList<LoggedEvent>>([.. choose(_events)]);
        }
    }

    public Task<IReadOnlyList<long>> WithIdPrefix(string tenant, string prefix, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> Search(string tenant, EventSearch search, CancellationToken cancellation) => throw new NotSupportedException();
}

using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>The rows of one endpoint, as far as delivery reads and writes them.</summary>
internal sealed class MemoryDeliveries : IDeliveryStore
{
    private readonly Dictionary<long, DeliveryRow> _rows = [];
    private readonly List<AttemptRow> _attempts = [];

    /// <summary>The store cannot be reached.</summary>
    public bool IsAway { get; set; }

    public bool IsTakenByAnother { get; set; }

    public long Cursor { get; private set; }

    public IReadOnlyList<AttemptRow> AllAttempts
    {
        get
        {
            lock (_rows)
            {
                return [.. _attempts];
            }
        }
    }

    public DeliveryRow? Row(long seq)
    {
        lock (_rows)
        {
            return _rows.GetValueOrDefault(seq);
        }
    }

    public void Put(DeliveryRow row)
    {
        lock (_rows)
        {
            _rows[row.Seq] = row;
        }
    }

    public Task<IReadOnlySet<EndpointRef>> Record(IReadOnlyList<EndpointProgress> progress, CancellationToken cancellation)
    {
        if (IsAway)
        {
            throw new StoreUnavailableException("away");
        }

        lock (_rows)
        {
            var refused = new HashSet<EndpointRef>();
            foreach (var one in progress)
            {
                if (IsTakenByAnother)
                {
                    refused.Add(new EndpointRef(one.Tenant, one.EndpointId));
                    continue;
                }

                Cursor = Math.Max(Cursor, one.Cursor);
                foreach (var (delivery, attempt) in one.Outcomes)
                {
                    _rows[delivery.Seq] = delivery;
                    _attempts.AddRange(attempt is null ? [] : [attempt]);
                }
            }

            return Task.FromResult<IReadOnlySet<EndpointRef>>(refused);
        }
    }

    public Task<IReadOnlyList<DeliveryRow>> Waiting(
        string tenant, string endpointId, DateTimeOffset until, int limit, CancellationToken cancellation)
    {
        lock (_rows)
        {
            return Task.FromResult<IReadOnlyList<DeliveryRow>>(
                [.. _rows.Values.Where(row => row.NextAttemptAt <= until).OrderBy(row => row.NextAttemptAt).Take(limit)]);
        }
    }

    public Task<DateTimeOffset?> NextDue(string tenant, string endpointId, CancellationToken cancellation)
    {
        lock (_rows)
        {
            return Task.FromResult(_rows.Values.Min(row => row.NextAttemptAt));
        }
    }

    public Task<IReadOnlySet<long>> Known(string tenant, string endpointId, long after, long upTo, CancellationToken cancellation)
    {
        lock (_rows)
        {
            return Task.FromResult<IReadOnlySet<long>>(_rows.Keys.Where(seq => seq > after && seq <= upTo).ToHashSet());
        }
    }

    public Task<DeliveryRow?> Find(string tenant, DeliveryId id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptRow>> Attempts(string tenant, DeliveryId id, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<DeliveryPage> List(DeliveryQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<DeliveryCounts> Count(string tenant, DateTimeOffset now, int most, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<string>> Sources(string tenant, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<EventRef>> Dead(
        string tenant, string endpointId, long after, long upTo, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<bool> MakeDue(
        string tenant, string endpointId, long lease, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> Purge(string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<DeliveryPage> List(string tenant, DeliveryFilter filter, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<BoundedCount> Count(string tenant, DeliveryFilter filter, int most, CancellationToken cancellation) => throw new NotSupportedException();
}

using System.Data.Common;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>What both databases do alike. Writing many rows at once is where they differ.</summary>
internal abstract class DeliveryStore(Database database, DueWriter due) : IDeliveryStore
{
    // Of one request: the others need connections too.
    private const int QueriesAtOnce = 8;

    public abstract Task<IReadOnlySet<EndpointRef>> Record(IReadOnlyList<EndpointProgress> progress, CancellationToken cancellation);

    public Task<IReadOnlyList<DeliveryRow>> Waiting(
        string tenant, string endpointId, DateTimeOffset until, int limit, CancellationToken cancellation) =>
        Rows(
            tenant,
            DeliverySql.Waiting,
            new { Tenant = tenant, EndpointId = endpointId, Until = until, Limit = limit },
            DeliveryReader.Delivery,
            cancellation);

    public async Task<DateTimeOffset?> NextDue(string tenant, string endpointId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, EndpointId = endpointId };
        var times = await Rows(tenant, DeliverySql.NextDue, values, row => row.Time(0), cancellation);
        return times.Count == 0 ? null : times[0];
    }

    public async Task<IReadOnlySet<long>> Known(
        string tenant, string endpointId, long after, long upTo, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, EndpointId = endpointId, After = after, UpTo = upTo };
        var seqs = await Rows(tenant, DeliverySql.Known, values, row => row.GetInt64(0), cancellation);
        return seqs.ToHashSet();
    }

    public Task<DeliveryRow?> Find(string tenant, DeliveryId id, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, id.EndpointId, id.Seq };
        return database.Read(Scope.Of(tenant), c => c.Row(DeliverySql.Find, values, DeliveryReader.Delivery, cancellation), cancellation);
    }

    public Task<IReadOnlyList<AttemptRow>> Attempts(string tenant, DeliveryId id, CancellationToken cancellation) =>
        Rows(tenant, DeliverySql.Attempts, new { Tenant = tenant, id.EndpointId, id.Seq }, DeliveryReader.Attempt, cancellation);

    public Task<DeliveryPage> List(DeliveryQuery query, CancellationToken cancellation) =>
        database.Read(Scope.Of(query.Tenant), connection => new DeliveryList(query, database).Read(connection, cancellation), cancellation);

    public async Task<DeliveryPage> List(string tenant, DeliveryFilter filter, CancellationToken cancellation)
    {
        var pages = new List<DeliveryPage>();
        foreach (var some in filter.Queries(tenant).Chunk(QueriesAtOnce))
        {
            pages.AddRange(await Task.WhenAll(some.Select(query => List(query, cancellation))));
            if (filter.Seqs is not null && (pages.Sum(page => page.Deliveries.Count) > filter.Limit || pages.Exists(page => page.Next is not null)))
            {
                break;
            }
        }

        return LogOrder.Merge(pages, filter);
    }

    public async Task<BoundedCount> Count(string tenant, DeliveryFilter filter, int most, CancellationToken cancellation)
    {
        var sum = BoundedCount.None;
        foreach (var some in filter.Queries(tenant).Chunk(QueriesAtOnce))
        {
            var counts = await Task.WhenAll(some.Select(query => database.Read(
                Scope.Of(tenant),
                connection => new DeliveryList(query, database).Count(connection, most, cancellation), cancellation)));
            sum = counts.Aggregate(sum, (one, other) => one + other);
        }

        return sum;
    }

    public Task<DeliveryCounts> Count(string tenant, DateTimeOffset now, int most, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        async connection =>
        {
            return new DeliveryCounts(
                await OfStatus(DeliveryStatus.Pending),
                await OfStatus(DeliveryStatus.Retrying),
                await connection.Row<long>(DeliveryCountSql.Due, new { Tenant = tenant, Now = now, Most = most }, cancellation),
                await OfStatus(DeliveryStatus.Dead),
                await OfStatus(DeliveryStatus.Cancelled));

            Task<long> OfStatus(string status) => connection.Row<long>(
                DeliveryCountSql.OfStatus, new { Tenant = tenant, Status = status, Most = most }, cancellation);
        },
        cancellation);

    public Task<IReadOnlyList<string>> Sources(string tenant, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Rows<string>(DeliveryCountSql.Sources, new { Tenant = tenant }, cancellation), cancellation);

    public Task<IReadOnlyList<EventRef>> Dead(
        string tenant, string endpointId, long after, long upTo, int limit, CancellationToken cancellation) =>
        Rows(
            tenant,
            DeliverySql.Dead,
            new { Tenant = tenant, EndpointId = endpointId, After = after, UpTo = upTo, Limit = limit },
            DeliveryReader.Event,
            cancellation);

    public Task<bool> MakeDue(
        string tenant, string endpointId, long lease, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation) =>
        database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                var isHeld = await DueWriter.Hold(connection, tenant, endpointId, lease, cancellation);
                if (isHeld)
                {
                    await due.Write(connection, tenant, endpointId, events, trigger, now, cancellation);
                }

                return isHeld;
            },
            cancellation);

    public abstract Task<int> Purge(
        string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation);

    private Task<IReadOnlyList<T>> Rows<T>(string tenant, string sql, object values, Func<DbDataReader, T> read, CancellationToken cancellation) =>
        database.Read(Scope.Of(tenant), connection => connection.Rows(sql, values, read, cancellation), cancellation);
}

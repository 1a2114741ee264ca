using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Deliveries that nothing was tried for yet have no row: they are the events beyond an endpoint's cursor that concern it and have none.
/// What is looked at for one page is bounded.
/// </summary>
internal sealed class PendingDeliveries(IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log)
{
    private const int BatchSize = 200;
    private const int MostEvents = 1_000;
    private const int MostLookUps = 200;

    /// <param name="allowance">Of the whole request; a page ends where it is spent.</param>
    public async Task<DeliveryPage> Read(string tenant, DeliveryFilter filter, FilterAllowance allowance, CancellationToken cancellation)
    {
        var head = (await log.Head(tenant, cancellation)).Seq;
        var rows = await endpoints.Behind(tenant, filter.Endpoints, Math.Min(head, filter.ToSeq ?? head), cancellation);
        var behind = rows.OrderByDescending(row => row.Id, StringComparer.Ordinal).Select(Waiting.Of).ToList();
        if (behind.Count == 0)
        {
            return DeliveryPage.Empty;
        }

        var scan = new Scan(filter, behind, allowance, Math.Max(behind.Min(one => one.Row.Cursor), (filter.FromSeq ?? 1) - 1));
        var top = Math.Min(head, Math.Min(filter.ToSeq ?? head, filter.Before?.Seq ?? head));
        return filter.Seqs is not null ? await ReadFound(tenant, scan, top, cancellation)
            : filter.After is { } after ? await ReadUp(tenant, scan, Math.Max(scan.After, after.Seq - 1), top, cancellation)
            : await ReadDown(tenant, scan, top, cancellation);
    }

    private async Task<DeliveryPage> ReadFound(string tenant, Scan scan, long top, CancellationToken cancellation)
    {
        var found = await log.ReadMany(tenant, [.. scan.Filter.Seqs!.Where(seq => seq <= top)], cancellation);
        return new DeliveryPage(scan.Found, await Look(tenant, scan.Filter.After is null ? [.. found.Reverse()] : found, scan, cancellation));
    }

    private async Task<DeliveryPage> ReadDown(string tenant, Scan scan, long next, CancellationToken cancellation)
    {
        for (var looked = 0; looked < MostEvents; looked += BatchSize)
        {
            var events = await log.ReadBefore(tenant, next + 1, BatchSize, cancellation);
            if (await Look(tenant, events, scan, cancellation) is { } floor)
            {
                return new DeliveryPage(scan.Found, floor);
            }

            if (events.Count < BatchSize || events[^1].Seq <= scan.After + 1)
            {
                return new DeliveryPage(scan.Found, null);
            }

            next = events[^1].Seq - 1;
        }

        return new DeliveryPage(scan.Found, LogOrder.EndOf(next + 1));
    }

    private async Task<DeliveryPage> ReadUp(string tenant, Scan scan, long last, long top, CancellationToken cancellation)
    {
        for (var looked = 0; looked < MostEvents; looked += BatchSize)
        {
            var events = await log.Read(tenant, last, BatchSize, cancellation);
            if (await Look(tenant, events, scan, cancellation) is { } ceiling)
            {
                return new DeliveryPage(scan.Found, ceiling);
            }

            if (events.Count < BatchSize || events[^1].Seq >= top)
            {
                return new DeliveryPage(scan.Found, null);
            }

            last = events[^1].Seq;
        }

        return new DeliveryPage(scan.Found, LogOrder.EndOf(last + 1));
    }

    /// <summary>The delivery of one event, if it concerns the endpoint; whether it has a row is for the caller to know.</summary>
    public async Task<DeliveryRow?> Find(string tenant, EndpointRow endpoint, long seq, CancellationToken cancellation)
        => seq > endpoint.Cursor
            && (await log.ReadMany(tenant, [seq], cancellation)).SingleOrDefault() is { } logged && Waiting.Of(endpoint).Match.Matches(logged, new FilterAllowance())
            ? Row(endpoint.Id, logged)
            : null;

    /// <param name="events">In the direction of the page.</param>
    /// <returns>Where it stopped because there is enough; null when it saw all of these events.</returns>
    private async Task<DeliveryId?> Look(string tenant, IReadOnlyList<LoggedEvent> events, Scan scan, CancellationToken cancellation)
    {
        var known = new Dictionary<string, IReadOnlySet<long>>();
        foreach (var (logged, endpoint) in scan.Pairs(events))
        {
            cancellation.ThrowIfCancellationRequested();
            var id = new DeliveryId(endpoint.Row.Id, logged.Seq);
            if (endpoint.Match.Matches(logged, scan.Allowance))
            {
                if (!known.TryGetValue(id.EndpointId, out var seqs))
                {
                    var (low, high) = (Math.Min(logged.Seq, events[^1].Seq), Math.Max(logged.Seq, events[^1].Seq));
                    seqs = known[id.EndpointId] = await deliveries.Known(
                        tenant, id.EndpointId, Math.Max(endpoint.Row.Cursor, low - 1), high, cancellation);
                    scan.LookUps++;
                }

                if (!seqs.Contains(logged.Seq))
                {
                    scan.Found.Add(Row(id.EndpointId, logged));
                }
            }

            if (scan.IsEnough)
            {
                return id;
            }
        }

        return null;
    }

    private static DeliveryRow Row(string endpointId, LoggedEvent logged) => new(
        endpointId, logged.Seq, logged.Id, logged.Type, logged.Source, logged.AcceptedAt, DeliveryStatus.Pending, 0, 0,
        AttemptTrigger.Schedule, null, null, null, logged.AcceptedAt, null);

    /// <summary>An endpoint that has not considered everything.</summary>
    private sealed record Waiting(EndpointRow Row, EndpointMatch Match)
    {
        public static Waiting Of(EndpointRow row) => new(row, EndpointMatch.Of(row.Owner, EndpointSettingsJson.Read(row.Settings)));
    }

    /// <param name="After">Nothing up to this <c>seq</c> is asked for.</param>
    private sealed record Scan(DeliveryFilter Filter, List<Waiting> Behind, FilterAllowance Allowance, long After)
    {
        public List<DeliveryRow> Found { get; } = [];

        public int LookUps { get; set; }

        public bool IsEnough => Found.Count == Filter.Limit || LookUps == MostLookUps || Allowance.IsSpent;

        /// <summary>What is asked about, in the order of the log; whether the event matches is not looked at.</summary>
        public IEnumerable<(LoggedEvent Logged, Waiting Endpoint)> Pairs(IReadOnlyList<LoggedEvent> events)
            => from logged in events.TakeWhile(logged => logged.Seq > After)
               where Filter.Takes(logged.Seq, logged.Type, logged.Source)
               from endpoint in Filter.After is null ? Behind : Behind.AsEnumerable().Reverse()
               where endpoint.Row.Cursor < logged.Seq && LogOrder.IsOn(new DeliveryId(endpoint.Row.Id, logged.Seq), Filter)
               select (logged, endpoint);
    }
}

namespace OrleansNotify.Deliveries;

/// <summary>Counts that stop at a bound, and figures by time: stored ones, or of a bounded number of deliveries where the filter is of two kinds.</summary>
internal sealed class StatsReader(
    IDeliveryStore deliveries, IDeliveryFigures figures, DeliverySearch search, DeliveryPending pending, TimeProvider time)
{
    public const int MostCounted = 10_000;
    private const int MostRead = 2_000;

    public async Task<DeliveryStats> Read(FoundDeliveries found, AskedDeliveries asked, int buckets, CancellationToken cancellation)
    {
        var (filter, floor) = found.Q is { } q
            ? await search.Resolve(found.Scope.Tenant, found.Filter, q, cancellation)
            : (found.Filter, null);
        var spans = StatsSpans.Of(asked.From, asked.To, buckets, Math.Max(1, Keys(filter).Keys.Count), time.GetUtcNow());
        var isPartial = filter.Seqs is not null || KindsOf(filter) > 1;
        var reading = isPartial ? Newest(found.Scope.Tenant, filter, cancellation) : Task.FromResult(DeliveryPage.Empty);
        var counting = Count(found.Scope, filter, filter.Seqs is null ? null : await reading, floor is not null, cancellation);
        var rows = isPartial
            ? [.. (await reading).Deliveries.Where(filter.Takes).Select(Figures)]
            : await Stored(found.Scope.Tenant, filter, spans, cancellation);
        var counts = await counting;
        var total = counts.Where(count => filter.Takes(count.Key)).Aggregate(BoundedCount.None, (sum, count) => sum + count.Value);
        return StatsSums.Answer(counts, total, spans, [.. rows.Select(row => Asked(filter, row))], isPartial);
    }

    /// <param name="all">What a search found; null: it is counted in the store.</param>
    private async Task<Dictionary<string, BoundedCount>> Count(
        DeliveryScope scope, DeliveryFilter filter, DeliveryPage? all, bool isMore, CancellationToken cancellation)
    {
        var counts = await Task.WhenAll(DeliveryStatus.All.Select(async status =>
        {
            var own = filter with { Statuses = [status] };
            var count = all is null
                ? await deliveries.Count(scope.Tenant, own, MostCounted, cancellation)
                : new BoundedCount(all.Deliveries.Count(row => row.Status == status), all.Next is not null);
            return status == DeliveryStatus.Pending ? count + await pending.Count(scope, own, cancellation) : count;
        }));
        return DeliveryStatus.All.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second with { IsAtLeast = pair.Second.IsAtLeast || isMore });
    }

    private async Task<IReadOnlyList<DeliveryFigures>> Stored(string tenant, DeliveryFilter filter, StatsSpans spans, CancellationToken cancellation)
    {
        var (kind, keys) = Keys(filter);
        return keys.Count == 0 ? [] : await figures.Read(tenant, kind, keys, spans.Step, spans.From, spans.Until, cancellation);
    }

    // Of every status: what is not asked for is counted too.
    private Task<DeliveryPage> Newest(string tenant, DeliveryFilter filter, CancellationToken cancellation)
        => deliveries.List(tenant, (filter.Seqs is null ? filter : filter with { Statuses = [] }) with { Limit = MostRead }, cancellation);

    private static DeliveryFigures Figures(DeliveryRow row) => new(
        "", FigureKind.All, "", 1, row.UpdatedAt.ToUnixTimeSeconds(), row.Status == DeliveryStatus.Succeeded ? 1 : 0,
        row.Status == DeliveryStatus.Retrying ? 1 : 0, row.Status == DeliveryStatus.Dead ? 1 : 0, new long[DurationHistogram.Size]);

    private static DeliveryFigures Asked(DeliveryFilter filter, DeliveryFigures row) => row with
    {
        Succeeded = filter.Takes(DeliveryStatus.Succeeded) ? row.Succeeded : 0,
        Failed = filter.Takes(DeliveryStatus.Retrying) ? row.Failed : 0,
        Dead = filter.Takes(DeliveryStatus.Dead) ? row.Dead : 0,
    };

    private static int KindsOf(DeliveryFilter filter)
        => (filter.Endpoints is null ? 0 : 1) + (filter.Types.Count > 0 ? 1 : 0) + (filter.Sources.Count > 0 ? 1 : 0);

    private static (string Kind, IReadOnlyList<string> Keys) Keys(DeliveryFilter filter)
        => filter.Endpoints is { } endpoints ? (FigureKind.Endpoint, endpoints)
            : filter.Types.Count > 0 ? (FigureKind.Type, filter.Types)
            : filter.Sources.Count > 0 ? (FigureKind.Source, filter.Sources)
            : (FigureKind.All, [""]);
}

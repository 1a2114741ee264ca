namespace OrleansNotify.Deliveries;

/// <summary>
/// What deliveries are asked for, newest event first: the one filter of lists, counts, streams, exports and bulk jobs. A list of values is
/// "one of these"; an empty one filters nothing.
/// </summary>
public sealed record DeliveryFilter
{
    // So many queries for one page; above it a second list of values filters the rows that the first one finds.
    private const int MostQueries = 40;

    /// <summary>Null: every endpoint of the tenant. Empty: none.</summary>
    public IReadOnlyList<string>? Endpoints { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Inclusive.</summary>
    public long? FromSeq { get; init; }

    /// <summary>Inclusive.</summary>
    public long? ToSeq { get; init; }

    /// <summary>Only of these events, as a search found them; null: of all.</summary>
    public IReadOnlyList<long>? Seqs { get; init; }

    /// <summary>Where the page before ended.</summary>
    public DeliveryId? Before { get; init; }

    /// <summary>Where the page after begins: the page is what is nearest above it. Not with <see cref="Before"/>.</summary>
    public DeliveryId? After { get; init; }

    public int Limit { get; init; }

    /// <summary>Whether deliveries that nothing was tried for yet can be among them.</summary>
    public bool TakesPending => Takes(DeliveryStatus.Pending);

    public bool Takes(string status) => Statuses.Count == 0 || Statuses.Contains(status);

    /// <summary>Of the event; its <c>seq</c> is in the range, and it is one of those that a search found.</summary>
    public bool Takes(long seq, string type, string source)
        => seq >= (FromSeq ?? 0) && seq <= (ToSeq ?? long.MaxValue) && Seqs?.Contains(seq) != false
            && (Types.Count == 0 || Types.Contains(type)) && (Sources.Count == 0 || Sources.Contains(source));

    public bool Takes(DeliveryRow row) => Takes(row.Status) && Takes(row.Seq, row.Type, row.Source) && Endpoints?.Contains(row.EndpointId) != false;

    /// <summary>
    /// The queries whose pages together, in the order of the log, are the page that is asked for. Those of found events come in the order of
    /// the log themselves: the first ones that fill the page will do.
    /// </summary>
    public IEnumerable<DeliveryQuery> Queries(string tenant)
    {
        var all = new DeliveryQuery(tenant, null, null, null, null, FromSeq, ToSeq, Before, Limit)
        {
            Statuses = Statuses,
            Types = Types,
            Sources = Sources,
            After = After,
        };
        if (Seqs is not null)
        {
            var (low, high) = (Math.Max(FromSeq ?? 0, After?.Seq ?? 0), Math.Min(ToSeq ?? long.MaxValue, Before?.Seq ?? long.MaxValue));
            return (After is null ? Seqs.OrderDescending() : Seqs.Order()).Where(seq => seq >= low && seq <= high)
                .Select(seq => all with { FromSeq = seq, ToSeq = seq, Endpoints = Endpoints });
        }

        var led = Endpoints is not null ? [.. Endpoints.Select(id => all with { EndpointId = id })]
            : Types.Count > 0 ? [.. Types.Select(type => all with { Type = type, Types = [] })]
            : Sources.Count > 0 ? [.. Sources.Select(source => all with { Source = source, Sources = [] })]
            : new[] { all };
        return Statuses.Count > 0 && !Statuses.Contains(DeliveryStatus.Succeeded) && led.Length * Statuses.Count <= MostQueries
            ? led.SelectMany(one => Statuses.Select(status => one with { Status = status, Statuses = [] }))
            : led;
    }
}

using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Which deliveries a request is about, before times are places in the log and a search has found its events. Of several values one must
/// hold; <c>from</c> is inclusive, <c>to</c> is not.
/// </summary>
/// <param name="Q">The beginning of an id, or a text of the payload.</param>
internal sealed record AskedDeliveries(
    string[] Status, string[] Source, string[] Type, string[] Endpoint, DateTimeOffset? From, DateTimeOffset? To, string? Q)
{
    public const int MaxTextLength = 200;
    private const int MostValues = 20;
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(31);

    public static readonly AskedDeliveries All = new([], [], [], [], null, null, null);

    public static IReadOnlyList<Argument> Arguments { get; } =
    [
        new Argument("status", "Only of this status, or one of these.") { Choices = [.. DeliveryStatus.All], IsMany = true },
        new Argument("source", "Only of this source, or one of these.") { IsMany = true },
        new Argument("type", "Only of this event type, or one of these.") { IsMany = true },
        new Argument("endpoint", "Only of this endpoint, or one of these.") { IsMany = true },
        Argument.Time("from", "Of events accepted at this time or later."),
        Argument.Time("to", "Of events accepted before this time."),
        new Argument("q", "The beginning of an event's or a delivery's id, or a text in the payload; a text needs from, at most 31 days before to."),
    ];

    public bool IsSearch => Q is not null;

    public static AskedDeliveries Read(QueryReader query) => new(
        query.Choices("status", MostValues, DeliveryStatus.All),
        query.Texts("source", MostValues, MaxTextLength),
        query.Texts("type", MostValues, MaxTextLength),
        query.Texts("endpoint", MostValues, MaxTextLength),
        query.Time("from"),
        query.Time("to"),
        query.Text("q", MaxTextLength));

    public Problem? Check() => Q is null || SearchedId.TryParse(Q, out _) || (From is { } from && (To ?? from) - from <= LongestSearch) ? null
        : new Problem(400, "search_range", "A search by text needs from, and at most 31 days between from and to.");

    /// <param name="endpoints">Of those, as the caller may see them; null: all of the tenant.</param>
    public async Task<DeliveryFilter> Filter(string tenant, IReadOnlyList<string>? endpoints, IEventLog log, CancellationToken cancellation) => new()
    {
        Endpoints = endpoints,
        Statuses = Status,
        Types = Type,
        Sources = Source,
        FromSeq = From is { } from ? await log.SeqAt(tenant, from, cancellation) : null,
        ToSeq = To is { } to ? await log.SeqAt(tenant, to, cancellation) - 1 : null,
    };
}

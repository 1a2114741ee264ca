using System.Globalization;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>The log of events, newest first, read downwards or from a place upwards. What is looked at for one page is bounded.</summary>
internal sealed class EventPages(IEventLog log, DeliverySearch search)
{
    private const int BatchSize = 200;
    private const int MostEvents = 2_000;

    public async Task<EventList> List(string tenant, EventArguments arguments, CancellationToken cancellation)
    {
        var filter = await arguments.Asked.Filter(tenant, null, log, cancellation);
        filter = filter with
        {
            FromSeq = Math.Max(filter.FromSeq ?? 0, (arguments.After ?? -1) + 1),
            ToSeq = Math.Min(filter.ToSeq ?? long.MaxValue, (arguments.Before ?? long.MaxValue) - 1),
            After = arguments.After is { } after ? LogOrder.EndOf(after + 1) : null,
            Limit = arguments.Limit,
        };
        var (found, end) = arguments.Asked.Q is { } q ? await Search(tenant, filter, q, cancellation) : await Scan(tenant, filter, cancellation);
        return Answer(found, end, arguments);
    }

    /// <returns>In the direction of reading, and where the page ends; null: at the end of the log.</returns>
    private async Task<(IReadOnlyList<LoggedEvent> Found, long? End)> Search(string tenant, DeliveryFilter filter, string q, CancellationToken cancellation)
    {
        var (resolved, end) = await search.Resolve(tenant, filter, q, cancellation);
        var found = await log.ReadMany(tenant, [.. (resolved.Seqs ?? []).Where(seq => seq >= filter.FromSeq && seq <= filter.ToSeq)], cancellation);
        var matching = (filter.After is null ? found.Reverse() : found)
            .Where(logged => filter.Takes(logged.Seq, logged.Type, logged.Source)).Take(filter.Limit + 1).ToArray();
        return matching.Length > filter.Limit ? (matching[..filter.Limit], matching[filter.Limit - 1].Seq) : (matching, end);
    }

    private async Task<(IReadOnlyList<LoggedEvent> Found, long? End)> Scan(string tenant, DeliveryFilter filter, CancellationToken cancellation)
    {
        var isUp = filter.After is not null;
        var found = new List<LoggedEvent>();
        var place = isUp ? filter.FromSeq!.Value - 1 : filter.ToSeq == long.MaxValue ? long.MaxValue : filter.ToSeq!.Value + 1;
        for (var looked = 0; looked < MostEvents; looked += BatchSize)
        {
            var events = isUp ? await log.Read(tenant, place, BatchSize, cancellation) : await log.ReadBefore(tenant, place, BatchSize, cancellation);
            foreach (var logged in events.Where(logged => filter.Takes(logged.Seq, logged.Type, logged.Source)))
            {
                found.Add(logged);
                if (found.Count == filter.Limit)
                {
                    return (found, logged.Seq);
                }
            }

            if (events.Count < BatchSize || (isUp ? events[^1].Seq >= filter.ToSeq : events[^1].Seq <= filter.FromSeq))
            {
                return (found, null);
            }

            place = events[^1].Seq;
        }

        return (found, place);
    }

    private static EventList Answer(IReadOnlyList<LoggedEvent> found, long? end, EventArguments asked)
    {
        if (asked.After is { } after)
        {
            return new EventList([.. found.Reverse().Select(EventAnswer.Of)], Text(found.Count > 0 ? found[0].Seq : after + 1), Text(end));
        }

        long? first = asked.Before is not { } before ? null : found.Count > 0 ? found[0].Seq : before - 1;
        return new EventList([.. found.Select(EventAnswer.Of)], Text(end), Text(first));
    }

    private static string? Text(long? seq) => seq?.ToString(CultureInfo.InvariantCulture);
}

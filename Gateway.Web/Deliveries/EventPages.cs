using System.Globalization;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>The log of events, newest first. What is looked at for one page is bounded.</summary>
internal sealed class EventPages(IEventLog log, DeliverySearch search)
{
    private const int BatchSize = 200;
    private const int MostEvents = 2_000;

    public async Task<EventList> List(string tenant, EventArguments arguments, CancellationToken cancellation)
    {
        var filter = await arguments.Asked.Filter(tenant, null, log, cancellation);
        filter = filter with { ToSeq = Math.Min(filter.ToSeq ?? long.MaxValue, (arguments.Before ?? long.MaxValue) - 1) };
        return arguments.Asked.Q is { } q
            ? await Search(tenant, filter, q, arguments.Limit, cancellation)
            : await Scan(tenant, filter, arguments.Limit, cancellation);
    }

    private async Task<EventList> Search(string tenant, DeliveryFilter filter, string q, int limit, CancellationToken cancellation)
    {
        var (resolved, floor) = await search.Resolve(tenant, filter, q, cancellation);
        var found = await log.ReadMany(tenant, [.. (resolved.Seqs ?? []).Where(seq => seq >= (filter.FromSeq ?? 0) && seq <= filter.ToSeq)], cancellation);
        var matching = found.Reverse().Where(logged => filter.Takes(logged.Seq, logged.Type, logged.Source)).Take(limit + 1).ToArray();
        return matching.Length > limit
            ? Answer(matching[..limit], matching[limit - 1].Seq)
            : Answer(matching, floor);
    }

    private async Task<EventList> Scan(string tenant, DeliveryFilter filter, int limit, CancellationToken cancellation)
    {
        var (found, next) = (new List<LoggedEvent>(), filter.ToSeq == long.MaxValue ? long.MaxValue : filter.ToSeq!.Value + 1);
        for (var looked = 0; looked < MostEvents; looked += BatchSize)
        {
            var events = await log.ReadBefore(tenant, next, BatchSize, cancellation);
            foreach (var logged in events.Where(logged => filter.Takes(logged.Seq, logged.Type, logged.Source)))
            {
                found.Add(logged);
                if (found.Count == limit)
                {
                    return Answer(found, logged.Seq);
                }
            }

            if (events.Count < BatchSize || events[^1].Seq <= (filter.FromSeq ?? 0))
            {
                return Answer(found, null);
            }

            next = events[^1].Seq;
        }

        return Answer(found, next);
    }

    private static EventList Answer(IEnumerable<LoggedEvent> events, long? next)
        => new([.. events.Select(EventAnswer.Of)], next?.ToString(CultureInfo.InvariantCulture));
}

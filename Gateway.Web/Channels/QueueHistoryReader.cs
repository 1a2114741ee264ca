using OrleansNotify.Deliveries;

namespace OrleansNotify.Channels;

/// <summary>The numbers of a tenant's queues by the minute, from what was counted as it happened.</summary>
internal sealed class QueueHistoryReader(IDeliveryFigures figures, TimeProvider time)
{
    private static readonly DeliveryFigures Nothing = new("", "", "", 0, 0, 0, 0, 0, new long[DurationHistogram.Size]);

    public async Task<QueueHistory> Read(string tenant, int minutes, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var until = now - (now % FigureSteps.Minute) + FigureSteps.Minute;
        var from = until - (minutes * FigureSteps.Minute);
        var ended = (await Of(FigureKind.All, [""])).Select(row => row with { Key = QueueName.Webhooks })
            .Concat(await Of(FigureKind.Queue, QueueName.OfMessages)).ToLookup(row => row.Key);
        var waiting = (await Of(FigureKind.Waiting, QueueName.All)).ToLookup(row => row.Key);
        var lines = QueueName.All.Where(name => name == QueueName.Webhooks || ended.Contains(name) || waiting.Contains(name))
            .Select(name => Line(name, from, minutes, ended[name], waiting[name]));
        return new QueueHistory(Time(from), Time(until), [.. lines]);

        Task<IReadOnlyList<DeliveryFigures>> Of(string kind, IReadOnlyList<string> keys)
            => figures.Read(tenant, kind, keys, FigureSteps.Minute, from, until, cancellation);
    }

    private static QueueLine Line(string queue, long from, int minutes, IEnumerable<DeliveryFigures> ended, IEnumerable<DeliveryFigures> waiting)
    {
        var (endedAt, waitingAt) = (ended.ToDictionary(row => row.At), waiting.ToDictionary(row => row.At));
        var (name, priority) = QueueName.Parts(queue);
        return new QueueLine(name, priority, [.. Enumerable.Range(0, minutes).Select(minute => from + (minute * FigureSteps.Minute)).Select(at =>
            Minute(at, endedAt.GetValueOrDefault(at, Nothing), waitingAt.GetValueOrDefault(at, Nothing)))]);
    }

    private static QueueMinute Minute(long at, DeliveryFigures ended, DeliveryFigures waiting) => new(
        Time(at), waiting.Failed == 0 ? 0 : waiting.Succeeded / waiting.Failed, ended.Succeeded, ended.Dead, ended.Failed,
        DurationHistogram.Percentile(ended.Durations, 0.5), DurationHistogram.Percentile(ended.Durations, 0.95));

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeSeconds(at);
}

using System.Collections.Concurrent;
using OrleansNotify.Events;

namespace OrleansNotify.Streams;

/// <summary>What <see cref="LogListenerGrain"/>s were sent, by tenant.</summary>
internal static class HeardBatches
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<long>> Heard = new(StringComparer.Ordinal);

    public static IReadOnlyCollection<long> Of(string tenant) => Heard.GetOrAdd(tenant, _ => new());

    public static void Add(string tenant, LogBatch batch)
    {
        foreach (var logged in batch.Events)
        {
            Heard.GetOrAdd(tenant, _ => new()).Enqueue(logged.Seq);
        }
    }
}

using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>Reads the events of a digest. One digest at a time, so that no more payloads are held than one message shows.</summary>
internal sealed class DigestReader(IMessageStore store, IEventLog log, MessageFactsReader facts)
{
    private const int MostCounted = 10_000;
    private const int MostShown = 50;

    public async Task<DigestEvents> Read(MessageRow row, CancellationToken cancellation)
    {
        var seqs = await store.DigestEvents(row.Tenant, row.Id, MostCounted, cancellation);
        var unread = await facts.Unread(row, seqs, cancellation);
        var isRead = unread.Count == 0;
        var found = await log.ReadMany(row.Tenant, [.. (isRead ? seqs : unread).Take(MostShown)], cancellation);
        var shown = found.Where(logged => logged.Audience.Length > 0).OrderBy(logged => logged.Seq).ToArray();
        var hidden = found.Count - shown.Length;
        return new DigestEvents(shown, Math.Max(shown.Length, (isRead ? seqs : unread).Count - hidden), isRead, hidden > 0);
    }
}

namespace OrleansNotify.Events;

/// <summary>Cuts what one commit appended into messages of a bounded size.</summary>
internal static class LogBatches
{
    public const long MaxBytes = 1024 * 1024;

    public static IEnumerable<LogBatch> Cut(LoggedEvent[] events)
    {
        var (start, bytes) = (0, 0L);
        for (var end = 0; end < events.Length; end++)
        {
            var size = EventSize.Of(events[end]);
            if (end > start && bytes + size > MaxBytes)
            {
                yield return new LogBatch(events[start..end]);
                (start, bytes) = (end, 0);
            }

            bytes += size;
        }

        yield return new LogBatch(start == 0 ? events : events[start..]);
    }
}

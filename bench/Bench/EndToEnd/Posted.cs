namespace OrleansNotify.Bench.EndToEnd;

/// <summary>When events were sent and accepted, in stopwatch ticks, by their number less <paramref name="First"/>.</summary>
internal sealed record Posted(int First, long[] SentAt, long[] AcceptedAt)
{
    public int Count => SentAt.Length;
}

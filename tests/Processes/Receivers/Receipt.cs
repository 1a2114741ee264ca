namespace OrleansNotify.Receivers;

/// <summary>One request that a receiver got.</summary>
/// <param name="Path">Whose endpoint it is.</param>
/// <param name="EventId"><c>webhook-id</c>.</param>
/// <param name="Number">Given by the publisher, in the body.</param>
/// <param name="At">The test's one clock, <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>, when it came in.</param>
/// <param name="Status">What it was answered; 0 when it hangs until the sender gives up.</param>
internal sealed record Receipt(string Path, string EventId, long Number, long At, int Status)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

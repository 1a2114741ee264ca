namespace OrleansNotify.Events;

public sealed class LogBatchesTests
{
    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(512, 256, 1)]
    [InlineData(512, 65_536, 35)]
    [InlineData(3, 2_000_000, 3)]
    public void MessagesHaveAtMostAMegabyteOrOneEvent(int count, int payload, int messages)
    {
        LoggedEvent[] events = [.. Enumerable.Range(1, count).Select(seq => ScriptedLog.Event(seq, payload))];

        var batches = LogBatches.Cut(events).ToArray();

        Assert.Equal(messages, batches.Length);
        Assert.All(batches, batch => Assert.True(batch.Events.Length == 1 || EventSize.Of(batch) <= LogBatches.MaxBytes));
        Assert.Equal(events, batches.SelectMany(batch => batch.Events));
    }
}

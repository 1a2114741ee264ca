using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansNotify.Events;

public sealed class LogPublisherTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<long> _sent = [];
    private int _asked;
    private bool _isHeard = true;
    private Func<LogBatch, Task> _send;

    public LogPublisherTests() => _send = batch =>
    {
        _sent.Add(batch.Events[0].Seq);
        return Task.CompletedTask;
    };

    [Fact]
    public Task BatchesArePublishedInOrderAndSubscriptionsAskedForOnce() => Turns.Run(async () =>
    {
        var publisher = Publisher();

        for (var seq = 1; seq <= 100; seq++)
        {
            publisher.Publish(Batch(seq));
        }

        await Eventually.Holds(() => _sent.Count == 100, "all are published");
        Assert.Equal(Enumerable.Range(1, 100).Select(seq => (long)seq), _sent);
        Assert.Equal(1, _asked);
    });

    [Fact]
    public Task NothingIsPublishedWhereNobodyIsSubscribedUntilSomebodyIs() => Turns.Run(async () =>
    {
        _isHeard = false;
        var publisher = Publisher();
        publisher.Publish(Batch(1));
        await Eventually.Holds(() => _asked == 1 && publisher.Bytes == 0, "the first look");
        publisher.Publish(Batch(2));
        Assert.Equal((0, 1), (publisher.Bytes, _asked));

        _isHeard = true;
        _time.Advance(TimeSpan.FromSeconds(31));
        publisher.Publish(Batch(3));

        await Eventually.Holds(() => _sent.Count == 1, "a batch is published");
        Assert.Equal([3], _sent);
    });

    [Fact]
    public Task ProviderThatHangsHoldsABoundedNumberOfBytesAndIsGivenUp() => Turns.Run(async () =>
    {
        var isHanging = false;
        _send = _ =>
        {
            isHanging = true;
            return new TaskCompletionSource().Task;
        };
        var publisher = Publisher();

        for (var seq = 1; seq <= 100; seq++)
        {
            publisher.Publish(Batch(seq, 500_000));
        }

        await Eventually.Holds(() => isHanging && _time.WaitingTimers > 0, "it hangs");
        Assert.InRange(publisher.Bytes, 1, LogPublisher.MostBytes);
        _time.Advance(TimeSpan.FromSeconds(11));
        await Eventually.Holds(() => publisher.Bytes == 0, "it is given up");
    });

    [Fact]
    public Task ProviderThatFailsIsLeftAloneForAMomentAndTriedAgain() => Turns.Run(async () =>
    {
        var send = _send;
        _send = _ => throw new InvalidOperationException("the test's");
        var publisher = Publisher();
        publisher.Publish(Batch(1));
        await Eventually.Holds(() => _asked == 1 && publisher.Bytes == 0, "the first has failed");

        _send = send;
        await Eventually.Holds(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(6));
                publisher.Publish(Batch(2));
                return _sent.Count > 0;
            },
            "a later one is published");
        Assert.Equal(2, _sent[0]);
    });

    private static LogBatch Batch(long seq, int payload = 2) => new([ScriptedLog.Event(seq, payload)]);

    private LogPublisher Publisher() => new(
        "t",
        () =>
        {
            _asked++;
            return Task.FromResult(_isHeard);
        },
        batch => _send(batch), _time, NullLogger.Instance);
}

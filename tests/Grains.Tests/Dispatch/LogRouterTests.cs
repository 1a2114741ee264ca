using Microsoft.Extensions.Logging.Abstractions;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Dispatch;

public sealed class LogRouterTests : IDisposable
{
    private readonly ScriptedLog _log = new();
    private readonly DeliveryLag _lag = new(new ManualTimeProvider());
    private readonly List<long> _routed = [];

    [Fact]
    public async Task BatchThatComesDuringACatchUpIsRoutedAfterIt()
    {
        var page = new TaskCompletionSource<IReadOnlyList<LoggedEvent>>();
        _log.OnRead = (_, _) => page.Task;
        var router = Router();

        var catchUp = router.CatchUp(1);
        router.Offer(new LogBatch([ScriptedLog.Event(2)]));
        page.SetResult([ScriptedLog.Event(1)]);
        await catchUp;

        Assert.Equal([1, 2], _routed);
    }

    [Fact]
    public async Task BatchesThatFoundNoRoomAreReadFromTheLog()
    {
        var gate = new TaskCompletionSource();
        _log.OnRead = async (after, limit) =>
        {
            await gate.Task;
            return [.. Enumerable.Range((int)after + 1, 1_000 - (int)after).Take(limit).Select(seq => ScriptedLog.Event(seq))];
        };
        var router = Router();

        var catchUp = router.CatchUp(1);
        for (var seq = 2; seq <= 1_000; seq++)
        {
            router.Offer(new LogBatch([ScriptedLog.Event(seq)]));
        }

        gate.SetResult();
        await catchUp;

        Assert.Equal(Enumerable.Range(1, 1_000).Select(seq => (long)seq), _routed);
    }

    [Fact]
    public void BatchesThatWaitAreBoundedInBytes()
    {
        var hints = new HintQueue();

        for (var seq = 1; seq <= 64; seq++)
        {
            hints.Add(new LogBatch([ScriptedLog.Event(seq, 1_000_000)]));
        }

        Assert.InRange(hints.Bytes, 1, 4 * 1024 * 1024);
        Assert.Equal(64, hints.UpTo);
        while (hints.TryTake(out _))
        {
        }

        Assert.Equal(0, hints.Bytes);
    }

    [Fact]
    public async Task WhatWasHeardOfWhileTheStoreWasAwayIsRoutedWhenItIsBack()
    {
        _log.OnRead = (_, _) => throw new StoreUnavailableException("away");
        var router = Router();
        router.Offer(new LogBatch([ScriptedLog.Event(2)]));
        Assert.Empty(_routed);

        _log.OnRead = (_, _) => Task.FromResult<IReadOnlyList<LoggedEvent>>([ScriptedLog.Event(1), ScriptedLog.Event(2)]);
        await router.Continue();

        Assert.Equal([1, 2], _routed);
    }

    [Fact]
    public async Task UnexpectedFaultDoesNotEndRouting()
    {
        var isFirst = true;
        var router = Router(_ => throw (isFirst ? new InvalidCastException() : new InvalidOperationException()));
        router.Offer(new LogBatch([ScriptedLog.Event(1)]));

        isFirst = false;
        router.Offer(new LogBatch([ScriptedLog.Event(2)]));
        await router.CatchUp(2);

        Assert.Equal(2, router.Dispatched);
    }

    public void Dispose() => _lag.Dispose();

    private LogRouter Router(Action<IReadOnlyList<LoggedEvent>>? route = null) => new(
        "t", _log, 0, _lag, NullLogger.Instance, route ?? (events => _routed.AddRange(events.Select(logged => logged.Seq))));
}

namespace OrleansNotify.Events;

public sealed class HeadCacheTests
{
    private readonly ScriptedLog _log = new() { OnHead = () => Task.FromResult(new LogHead("e", 7, 1)) };
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task HeadIsReadOnceInHalfAMinuteAndFollowsTheCommits()
    {
        var head = new HeadCache("t", _log, _time);

        Assert.Equal(7, (await head.Get()).Seq);
        for (var renewal = 1; renewal < 10; renewal++)
        {
            head.Committed(7 + renewal, 7 + renewal);
            _time.Advance(TimeSpan.FromSeconds(3));
            Assert.Equal(7 + renewal, (await head.Get()).Seq);
        }

        Assert.Equal(1, _log.Heads);
        _time.Advance(TimeSpan.FromSeconds(4));
        await head.Get();
        Assert.Equal(2, _log.Heads);
    }

    [Fact]
    public async Task CommitWhileTheHeadIsReadCounts()
    {
        var answer = new TaskCompletionSource<LogHead>();
        _log.OnHead = () => answer.Task;
        var head = new HeadCache("t", _log, _time);

        var (first, second) = (head.Get(), head.Get());
        head.Committed(8, 9);
        answer.SetResult(new LogHead("e", 7, 1));

        Assert.Equal((9, 9), ((await first).Seq, (await second).Seq));
        Assert.Equal(9, (await head.Get()).Seq);
        Assert.Equal(1, _log.Heads);
    }

    [Fact]
    public async Task LogThatBeganAnewIsReadAgain()
    {
        var head = new HeadCache("t", _log, _time);
        await head.Get();

        head.Committed(1, 1);
        _log.OnHead = () => Task.FromResult(new LogHead("new", 1, 1));

        Assert.Equal(new LogHead("new", 1, 1), await head.Get());
    }

    [Fact]
    public async Task ReadThatFailedIsMadeAgain()
    {
        var head = new HeadCache("t", _log, _time);
        _log.OnHead = () => throw new OrleansNotify.Storage.StoreUnavailableException("away");
        await Assert.ThrowsAsync<OrleansNotify.Storage.StoreUnavailableException>(head.Get);

        _log.OnHead = () => Task.FromResult(new LogHead("e", 7, 1));

        Assert.Equal(7, (await head.Get()).Seq);
    }
}

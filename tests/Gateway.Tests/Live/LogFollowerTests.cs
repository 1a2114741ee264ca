using Microsoft.Extensions.Logging.Abstractions;
using OrleansNotify.Events;
using OrleansNotify.Testing;

namespace OrleansNotify.Live;

public sealed class LogFollowerTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task AFollowerThatEndsDeletesItsReference()
    {
        var (factory, grains) = FakeGrains.Make((_, _) => new FakeLog());
        using var ended = new CancellationTokenSource();
        using var tenant = new LiveTenant("acme", _time);
        var follower = Follower(factory, tenant);
        await follower.Subscribe();
        var running = follower.Run(ended.Token);
        Assert.Equal((1, 0), (grains.Created, grains.Deleted));

        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal((1, 1), (grains.Created, grains.Deleted));
    }

    [Fact]
    public async Task AFollowerWhoseLogDoesNotAnswerKeepsNoReference()
    {
        var (factory, grains) = FakeGrains.Make((_, _) => new FakeLog { Failure = new TimeoutException() });
        using var tenant = new LiveTenant("acme", _time);

        await Assert.ThrowsAsync<TimeoutException>(() => Follower(factory, tenant).Subscribe());

        Assert.Equal((1, 1), (grains.Created, grains.Deleted));
    }

    private LogFollower Follower(IGrainFactory factory, LiveTenant tenant)
        => new("acme", tenant, factory, Scripted.Unused<IEventLog>(), new LiveLag(_time), _time, NullLogger.Instance);
}

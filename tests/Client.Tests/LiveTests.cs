using OrleansNotify.Client.Live;

namespace OrleansNotify.ClientTests;

[Collection(nameof(RunningServer))]
public sealed class LiveTests(RunningServer server)
{
    [Fact]
    public async Task NothingIsLostAndNothingComesTwiceWhenTheServerIsKilled()
    {
        using var system = server.System();
        var (email, person) = await server.Person();
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var connections = 0;
        var heard = Take(person, new LiveOptions { OnConnected = _ => Interlocked.Increment(ref connections) }, 20, end.Token);
        await Eventually.Holds(() => connections == 1, "it is connected");

        for (var number = 0; number < 20; number++)
        {
            if (number == 10)
            {
                await server.KillAndStart();
            }

            await system.Events.Publish(Example.To(email, number));
        }

        Assert.Equal(Enumerable.Range(0, 20), (await heard).Select(one => Example.Number(one.Body)));
        Assert.True(connections > 1);
    }

    [Fact]
    public async Task PositionGoesOnInAnotherProcess()
    {
        using var system = server.System();
        var (email, person) = await server.Person();
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var connected = new TaskCompletionSource();
        var heard = Take(person, new LiveOptions { OnConnected = _ => connected.TrySetResult() }, 1, end.Token);
        await connected.Task;
        await system.Events.Publish(Example.To(email, 1));
        var position = (await heard)[0].Position;
        await system.Events.Publish(Example.To(email, 2));
        await system.Events.Publish(Example.To(email, 3));

        var missed = await Take(person, new LiveOptions { Since = position }, 2, end.Token);

        Assert.Equal([2, 3], missed.Select(one => Example.Number(one.Body)));
        Assert.Equal("Number 2", missed[0].Title);
    }

    [Fact]
    public async Task PositionOfAnotherLogIsReset()
    {
        var (_, person) = await server.Person();
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var reset = new TaskCompletionSource();

        var listening = Take(person, new LiveOptions { Since = "elsewhere:7", OnReset = () => reset.TrySetResult() }, 1, end.Token);

        await reset.Task.WaitAsync(end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task ListenerOfNoSessionIsRefused()
    {
        using var nobody = server.Of("nobody's");

        await Assert.ThrowsAsync<NotifyException>(() => Take(nobody, new LiveOptions(), 1, CancellationToken.None));
    }

    private static async Task<List<Notification>> Take(Client.NotifyClient person, LiveOptions options, int count, CancellationToken cancellation)
        => await person.Live.Listen(options, cancellation).Take(count).ToListAsync(cancellation);
}

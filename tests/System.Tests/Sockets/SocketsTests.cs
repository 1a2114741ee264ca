using System.Diagnostics;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Sockets;

[Collection(WholeMachine.Name)]
public sealed class SocketsTests(ITestOutputHelper output)
{
    private const int People = 50;
    private const int SocketsOfOne = 100;
    private const int Sockets = People * SocketsOfOne;
    private const int Broadcasts = 100;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task FiveThousandSocketsHearEachBroadcastOnceAndItIsEncodedOnce()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        await using var server = new ServerProcess(Programs.Gateway, ServerSettings.Gateway(port, folder.Path));
        await server.Start();
        using var gateway = new NotifyClient(port);
        var people = new List<Person>();
        for (var i = 0; i < People; i++)
        {
            people.Add(await gateway.SignIn($"person{i}@codingninjas.com"));
        }

        var before = server.ResidentBytes;
        var watch = Stopwatch.StartNew();
        var sockets = new List<CountingSocket>();
        foreach (var person in people)
        {
            sockets.AddRange(await Task.WhenAll(Enumerable.Range(0, SocketsOfOne).Select(_ => CountingSocket.Open(port, person.Token))));
        }

        await Eventually.Holds(async () => await Counter(gateway, "live.sockets") == Sockets, "all sockets are open", Deadline);
        var (opened, each) = (watch.Elapsed, (server.ResidentBytes - before) / Sockets);

        watch.Restart();
        for (var number = 0; number < Broadcasts; number++)
        {
            Assert.Equal(PostOutcome.Accepted, await gateway.Post(number));
        }

        await Eventually.Holds(() => sockets.TrueForAll(socket => socket.Received >= Broadcasts), "every socket has every event", Deadline);
        output.WriteLine($"{Sockets} sockets opened in {opened.TotalSeconds:0.0} s, {each / 1024.0:0.0} KiB resident each; {Broadcasts} broadcasts at all of them after {watch.Elapsed.TotalSeconds:0.0} s; server {server.ResidentBytes / (1 << 20)} MiB");
        Assert.All(sockets, socket => Assert.Equal((Broadcasts, 0), (socket.Received, socket.Wrong)));
        Assert.Equal(Broadcasts, await Counter(gateway, "live.frames.encoded"));
        await Task.WhenAll(sockets.Select(socket => socket.DisposeAsync().AsTask()));
    }

    private static async Task<long> Counter(NotifyClient gateway, string name)
        => (await gateway.Counters()).TryGetProperty(name, out var value) ? value.GetInt64() : 0;
}

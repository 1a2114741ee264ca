using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>Receivers that lie, flood and hang, beside those that are watched.</summary>
internal static class ReceiverFaults
{
    private const int Megabyte = 1 << 20;

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F22", "receivers reset, drip, flood, redirect and never end", Needs.Nothing, StopsProcesses: false, Lie),
    ];

    private static async Task Lie(FaultContext context)
    {
        var receivers = Liars(context.Cluster.Outside).ToList();
        var endpoints = new List<string>();
        foreach (var receiver in receivers)
        {
            endpoints.Add(await context.CreateEndpoint(receiver.Url, ("timeout", 3)));
        }

        await Wait.Seconds(12);
        foreach (var endpoint in endpoints)
        {
            await context.DeleteEndpoint(endpoint);
        }

        foreach (var receiver in receivers)
        {
            await receiver.DisposeAsync();
        }
    }

    private static IEnumerable<RawReceiver> Liars(string address)
    {
        yield return RawReceiver.OnConnect(_ => Task.CompletedTask, address);
        yield return RawReceiver.Answering("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", address);
        yield return RawReceiver.Answering("HTTP/1.1 302 Found\r\nLocation: /hook\r\nContent-Length: 0\r\n\r\n", address);
        yield return RawReceiver.Answering($"HTTP/1.1 200 OK\r\nX-Big: {new string('x', 10 * Megabyte)}\r\nContent-Length: 0\r\n\r\n", address);
        yield return RawReceiver.Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\u0000", address);
        yield return RawReceiver.Doing(EndlessBody, address);
        yield return RawReceiver.Doing(Drip, address);
    }

    private static async Task EndlessBody(Stream stream)
    {
        await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = $"10000\r\n{new string('x', 0x10000)}\r\n";
        while (true)
        {
            await RawReceiver.Write(stream, chunk);
        }
    }

    private static async Task Drip(Stream stream)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        foreach (var letter in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        {
            await clock.WaitForNextTickAsync();
            await RawReceiver.Write(stream, letter.ToString());
        }
    }
}

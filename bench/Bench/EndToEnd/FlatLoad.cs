using System.Diagnostics;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Parallel clients that each wait for their answer before they post again.</summary>
internal sealed class FlatLoad(int port, EventBody body, int first, int most)
{
    private readonly long[] _sentAt = new long[most];
    private readonly long[] _acceptedAt = new long[most];
    private int _next;

    public async Task<Posted> Run(int clients, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Client(end))));
        var count = Math.Min(_next, most);
        return new Posted(first, _sentAt[..count], _acceptedAt[..count]);
    }

    private async Task Client(long end)
    {
        using var connection = await HttpConnection.Open(port);
        var request = body.Request(first);
        while (Stopwatch.GetTimestamp() < end && Interlocked.Increment(ref _next) - 1 is var index && index < most)
        {
            body.Write(request, first + index);
            _sentAt[index] = Stopwatch.GetTimestamp();
            await connection.Call(request);
            _acceptedAt[index] = Stopwatch.GetTimestamp();
        }
    }
}

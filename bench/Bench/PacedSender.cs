using System.Diagnostics;
using System.Threading.Channels;

namespace OrleansNotify.Bench;

/// <summary>Posts numbered events at a steady rate, whether or not earlier ones were answered.</summary>
internal sealed class PacedSender(int port, int rate, int events, Func<int, byte[]> request)
{
    private const int Connections = 16;
    private readonly Channel<int> _due = Channel.CreateUnbounded<int>();

    /// <summary>By number, in stopwatch ticks.</summary>
    public long[] SentAt { get; } = new long[events];

    public long[] AcceptedAt { get; } = new long[events];

    public async Task Run()
    {
        var posting = Enumerable.Range(0, Connections).Select(_ => Task.Run(Post)).ToList();
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < events; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / rate) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, TimeProvider.System, CancellationToken.None);
            }

            _due.Writer.TryWrite(number);
        }

        _due.Writer.Complete();
        await Task.WhenAll(posting);
    }

    private async Task Post()
    {
        using var connection = await HttpConnection.Open(port);
        await foreach (var number in _due.Reader.ReadAllAsync())
        {
            var prepared = request(number);
            SentAt[number] = Stopwatch.GetTimestamp();
            await connection.Call(prepared);
            AcceptedAt[number] = Stopwatch.GetTimestamp();
        }
    }
}

using System.Diagnostics;
using System.Text;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>What the sink can take alone: with it as the narrow place the ratios would say nothing.</summary>
internal static class SinkCheck
{
    private const int Clients = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task Run(DeliverOptions options)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), SystemTime.Of([options.SinkProcessId]));
        var end = start + (long)(Time.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => Client(options.SinkPort, end))));
        processor = SystemTime.Of([options.SinkProcessId]) - processor;
        var table = new Table("The sink alone", "requests/s", "CPU us each", "requests/s a processor");
        var count = (double)counts.Sum();
        table.Row($"{Clients} connections", (count / Time.TotalSeconds, "0"), (processor * 1_000_000 / count, "0.0"), (count / processor, "0"));
    }

    private static async Task<int> Client(int port, long end)
    {
        var request = Encoding.ASCII.GetBytes(
            "POST /ok/0 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"n\":100000000  }");
        using var connection = await HttpConnection.Open(port);
        var count = 0;
        for (; Stopwatch.GetTimestamp() < end; count++)
        {
            await connection.Call(request);
        }

        return count;
    }
}

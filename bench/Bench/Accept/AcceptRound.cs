using System.Diagnostics;

namespace OrleansNotify.Bench.Accept;

/// <summary>As many webhooks as one server accepts in a time, from parallel clients that each wait for their answer.</summary>
internal static class AcceptRound
{
    private const string Body =
        """{"type":"sale_made","bdeName":"Asha Rao","product":"Data Science","amount":45000,"message":"New sale closed","region":"north"}""";

    /// <returns>Accepted a second, and the time of each call in stopwatch ticks.</returns>
    public static async Task<(double PerSecond, List<long> Times)> Run(Target target, string token, int clients, TimeSpan time)
    {
        var request = HttpConnection.Webhook(token, Body);
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Client(target, request, end))));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (times.Sum(list => list.Count) / elapsed, [.. times.SelectMany(list => list)]);
    }

    private static async Task<List<long>> Client(Target target, byte[] request, long end)
    {
        var times = new List<long>(4096);
        using var connection = await HttpConnection.Open(target.Port);
        for (var now = Stopwatch.GetTimestamp(); now < end;)
        {
            await connection.Call(request);
            var after = Stopwatch.GetTimestamp();
            times.Add(after - now);
            now = after;
        }

        return times;
    }
}

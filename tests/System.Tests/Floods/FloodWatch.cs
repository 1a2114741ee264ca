using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>Asks as a probe does, each time on a connection of its own, and as another tenant that publishes and reads; and looks at the memory.</summary>
internal sealed class FloodWatch(FloodedServer server) : IDisposable
{
    private const string Order = """{"type":"order.created","audience":["u:ann@served.example"],"payload":{"title":"order"}}""";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient _probe = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<TimeSpan> _probes = new();
    private readonly ConcurrentQueue<TimeSpan> _calls = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private long _resident;

    public async Task Run(TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        await Task.WhenAll(Repeat(Ask, _probes, end.Token), Repeat(Publish, _calls, end.Token), Repeat(Read, _calls, end.Token));
    }

    /// <summary>What was seen since the last time.</summary>
    public Seen Take()
    {
        var (probes, calls, refused) = (Drain(_probes), Drain(_calls), Drain(_refused));
        return new Seen(probes.Max(), At(probes, 0.99), At(calls, 0.5), At(calls, 0.99), calls.Max(), calls.Count, refused.Count, refused.FirstOrDefault(), Interlocked.Exchange(ref _resident, 0));
    }

    public void Dispose() => _probe.Dispose();

    private async Task Repeat(Func<Task<HttpResponseMessage>> ask, ConcurrentQueue<TimeSpan> times, CancellationToken end)
    {
        while (!end.IsCancellationRequested && server.IsRunning)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await ask();
                if (!answer.IsSuccessStatusCode)
                {
                    _refused.Enqueue($"{answer.RequestMessage!.RequestUri!.AbsolutePath}: {(int)answer.StatusCode}");
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _refused.Enqueue(e.Message);
            }

            var took = Stopwatch.GetElapsedTime(began);
            times.Enqueue(took);
            _resident = Math.Max(_resident, server.IsRunning ? server.ResidentBytes : 0);
            await Task.Delay(took < Every ? Every - took : TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        }
    }

    private Task<HttpResponseMessage> Ask() => _probe.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/health"));

    private Task<HttpResponseMessage> Publish() => Call(new HttpRequestMessage(HttpMethod.Post, "/v1/events")
    {
        Content = new StringContent(Order, Encoding.UTF8, "application/json"),
    });

    private Task<HttpResponseMessage> Read() => Call(new HttpRequestMessage(HttpMethod.Get, "/v1/deliveries?limit=10"));

    private async Task<HttpResponseMessage> Call(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
            return await server.Http.SendAsync(request);
        }
    }

    private static List<T> Drain<T>(ConcurrentQueue<T> queue)
    {
        var all = new List<T>();
        while (queue.TryDequeue(out var item))
        {
            all.Add(item);
        }

        return all;
    }

    private static TimeSpan At(List<TimeSpan> times, double share) => times.Order().ElementAt((int)(times.Count * share));
}

/// <param name="Refused">Calls of the probe and of the other tenant that were not served.</param>
/// <param name="MostResident">Bytes.</param>
internal sealed record Seen(
    TimeSpan SlowestProbe, TimeSpan ProbeP99, TimeSpan OthersP50, TimeSpan OthersP99, TimeSpan OthersSlowest, int Calls, int Refused, string? FirstRefused, long MostResident)
{
    public override string ToString()
        => $"probe p99 {ProbeP99.TotalMilliseconds:0} ms, at most {SlowestProbe.TotalMilliseconds:0} ms; another tenant, {Calls} calls: p50 {OthersP50.TotalMilliseconds:0} ms, "
            + $"p99 {OthersP99.TotalMilliseconds:0} ms, at most {OthersSlowest.TotalMilliseconds:0} ms; {Refused} not served{(FirstRefused is null ? "" : $" ({FirstRefused})")}; {MostResident >> 20} MB";
}

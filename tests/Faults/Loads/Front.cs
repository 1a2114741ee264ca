using System.Net.Sockets;

namespace OrleansNotify.Faults.Loads;

/// <summary>
/// Sends each call to the next gateway that is ready, as a load balancer does: by <c>GET /healthz/ready</c>, or where there is no such
/// page by whether somebody listens.
/// </summary>
internal sealed class Front : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly CancellationTokenSource _stop = new();
    private readonly string[] _gateways;
    private readonly bool[] _isReady;
    private readonly Task _looking;
    private int _turn;

    public Front(IEnumerable<string> gateways)
    {
        _gateways = [.. gateways];
        _isReady = [.. _gateways.Select(_ => true)];
        _looking = Task.WhenAll(Enumerable.Range(0, _gateways.Length).Select(Look));
    }

    public string Next()
    {
        for (var i = 0; i < _gateways.Length; i++)
        {
            var turn = (int)((uint)Interlocked.Increment(ref _turn) % (uint)_gateways.Length);
            if (Volatile.Read(ref _isReady[turn]))
            {
                return _gateways[turn];
            }
        }

        return _gateways[(int)((uint)Interlocked.Increment(ref _turn) % (uint)_gateways.Length)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task Look(int index)
    {
        while (!_stop.IsCancellationRequested)
        {
            Volatile.Write(ref _isReady[index], await IsReady(_gateways[index]));
            await Task.Delay(LookEvery, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReady(string gateway)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://{gateway}/healthz/ready"), _stop.Token);
            // Nobody who does not know the page would say that they are not ready.
            return answer.IsSuccessStatusCode || (int)answer.StatusCode is 401 or 404;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or SocketException)
        {
            return false;
        }
    }
}

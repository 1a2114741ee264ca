using System.Collections.Concurrent;

namespace OrleansNotify.Fakes;

/// <summary>Sends callbacks as the script says. Messages whose reports are under way are bounded; more of them have none.</summary>
internal sealed class CallbackRunner(CallbackCounts counts, TimeProvider time) : IAsyncDisposable
{
    private const int MaxUnderWay = 100_000;
    private const int MaxAtOnce = 32;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = TimeLimit };
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly SemaphoreSlim _atOnce = new(MaxAtOnce);
    private readonly CancellationTokenSource _stop = new();
    private int _underWay;

    /// <summary>Returns at once unless the callbacks come early.</summary>
    public async Task Report(FaultPlayer player, FakeMessage message)
    {
        var script = player.Script.Callbacks;
        if (message.Callbacks.Count == 0 || !player.HasCallbacks())
        {
            return;
        }

        if (Interlocked.Increment(ref _underWay) > MaxUnderWay)
        {
            Interlocked.Decrement(ref _underWay);
            counts.CountDropped();
            return;
        }

        var order = message.Callbacks.SelectMany(callback => Enumerable.Repeat(callback, script.Repeat));
        var run = Run(script.Shuffle ? player.Shuffled(order) : [.. order], script);
        _running.TryAdd(run, true);
        _ = run.ContinueWith(End, TaskScheduler.Default);
        if (script.Early)
        {
            await run;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _atOnce.Dispose();
        _stop.Dispose();
    }

    private void End(Task run)
    {
        _running.TryRemove(run, out _);
        Interlocked.Decrement(ref _underWay);
    }

    private async Task Run(IReadOnlyList<FakeCallback> order, CallbackScript script)
    {
        if (!script.Early)
        {
            await Task.Delay(script.After, time, _stop.Token);
        }

        foreach (var callback in order)
        {
            if (script.Forge)
            {
                await Send(callback.Make(true));
            }

            await Send(callback.Make(false));
        }
    }

    private async Task Send(HttpRequestMessage request)
    {
        await _atOnce.WaitAsync(_stop.Token);
        try
        {
            using var response = await _http.SendAsync(request, _stop.Token);
            counts.Count((int)response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            counts.Count(null);
        }
        finally
        {
            request.Dispose();
            _atOnce.Release();
        }
    }
}

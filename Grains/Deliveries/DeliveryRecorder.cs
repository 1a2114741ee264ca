using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Group commit for all endpoints of the process: what comes in while one commit is in flight goes into the next.</summary>
internal sealed class DeliveryRecorder(
    IDeliveryStore deliveries, DeliveryLag lag, FigureCounter figures, TimeProvider time, ILogger<DeliveryRecorder> logger) : IAsyncDisposable
{
    private const int MostOutcomes = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private Task? _loop;

    /// <summary>Completes when it is durable, however long the store is away.</summary>
    /// <returns>False: another one holds the endpoint's lease.</returns>
    public Task<bool> Record(EndpointProgress progress)
    {
        LazyInitializer.EnsureInitialized(ref _loop, () => Task.Run(Loop));
        var pending = new Pending(progress);
        return _queue.Writer.TryWrite(pending) ? pending.Result.Task : Task.FromResult(false);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _stopping.CancelAfter(LongestWait);
        await (_loop ?? Task.CompletedTask);
        _stopping.Dispose();
    }

    private async Task Loop()
    {
        var batch = new List<Pending>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            lag.Moves(this);
            Take(batch);
            await Commit(batch);
            lag.IsDone(this);
        }
    }

    private void Take(List<Pending> batch)
    {
        batch.Clear();
        for (var outcomes = 0; outcomes < MostOutcomes && _queue.Reader.TryRead(out var pending); outcomes += pending.Progress.Outcomes.Count)
        {
            batch.Add(pending);
        }
    }

    private async Task Commit(List<Pending> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var refused = await deliveries.Record([.. batch.Select(pending => pending.Progress)], _stopping.Token);
                figures.Add(batch.Select(pending => pending.Progress), refused);
                batch.ForEach(pending => pending.Result.TrySetResult(!refused.Contains(pending.Ref)));
                return;
            }
            catch (Exception e) when (e is not StoreUnavailableException || _stopping.IsCancellationRequested)
            {
                logger.RecordFailed(e, batch.Count);
                batch.ForEach(pending => pending.Result.TrySetResult(false));
                return;
            }
            catch (StoreUnavailableException e)
            {
                logger.RecordDelayed(e, batch.Count, attempt);
            }

            var wait = TimeSpan.FromMilliseconds(Math.Min(LongestWait.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(attempt, 10))));
            await Task.Delay(wait, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Pending(EndpointProgress Progress)
    {
        public EndpointRef Ref { get; } = new(Progress.Tenant, Progress.EndpointId);

        public TaskCompletionSource<bool> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

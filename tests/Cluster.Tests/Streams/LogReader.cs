using Orleans.Streams;
using OrleansNotify.Events;

namespace OrleansNotify.Streams;

/// <summary>
/// Hands on each event of a tenant's log once, in order, from a position on. The stream says at once that there is something; the log says
/// what was missed. Keep <see cref="Position"/> with what the handler writes, and start from it.
/// </summary>
public sealed class LogReader(IClusterClient client, string tenant, long position, Func<LoggedEvent, Task> handle) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private readonly IAsyncStream<LogBatch> _stream = client.GetStreamProvider(LogStream.Provider)
        .GetStream<LogBatch>(StreamId.Create(LogStream.Namespace, tenant));

    private readonly ITenantLogGrain _log = client.GetGrain<ITenantLogGrain>(tenant);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _ended = new();
    private StreamSubscriptionHandle<LogBatch>? _subscription;
    private Task _looking = Task.CompletedTask;

    public long Position { get; private set; } = position;

    public async Task Start()
    {
        await Subscribe();
        _looking = Look();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _looking;
        if (_subscription is not null)
        {
            await _subscription.UnsubscribeAsync();
        }

        _turn.Dispose();
        _ended.Dispose();
    }

    /// <summary>Also repairs what no message told of, and a subscription that was lost with a silo.</summary>
    private async Task Look()
    {
        while (!_ended.IsCancellationRequested)
        {
            await CatchUp();
            await Task.Delay(LookEvery, TimeProvider.System, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_ended.IsCancellationRequested && (await _stream.GetAllSubscriptionHandles()).Count == 0)
            {
                await Subscribe();
            }
        }
    }

    private async Task Subscribe() => _subscription = await _stream.SubscribeAsync((batch, _) => Take(batch));

    private async Task Take(LogBatch batch)
    {
        if (batch.Events[0].Seq > Position + 1)
        {
            await CatchUp();
        }

        await Handle(batch);
    }

    private async Task CatchUp()
    {
        while (await _log.Read(Position, 256) is { Events.Length: > 0 } page)
        {
            await Handle(page);
        }
    }

    private async Task Handle(LogBatch batch)
    {
        await _turn.WaitAsync();
        try
        {
            foreach (var logged in batch.Events.Where(logged => logged.Seq > Position))
            {
                await handle(logged);
                Position = logged.Seq;
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}

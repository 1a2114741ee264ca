using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

internal sealed class MemoryStreamProvider(Silo silo, string name) : IStreamProvider, ISiloPart, IDisposable
{
    readonly ConcurrentDictionary<StreamId, Topic> _topics = new();
    readonly CancellationTokenSource _stop = new();

    public Silo Silo { get; } = silo;

    public string Name { get; } = name;

    public bool IsRewindable => false;

    public TimeProvider Time { get; } = silo.Clock("Orleans.Streaming");

    public CancellationToken Stopping => _stop.Token;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        new MemoryStream<T>(_topics.GetOrAdd(streamId, id => new Topic(this, id)));

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StopAsync(CancellationToken stop) => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Streams;
using Orleans.Streams.PubSub;

namespace OrleansNotify.Events;

/// <summary>Logs as Orleans streams: see docs/streams.md.</summary>
internal static class LogStreams
{
    // Orleans' own name for it is internal.
    private const string Subscriptions = "PubSubStore";

    /// <summary>In the memory of the silos; who is subscribed too, so subscriptions are made again when a silo has died.</summary>
    public static void AddMemoryLogStreams(this ISiloBuilder silo) => silo.AddMemoryStreams(LogStream.Provider).AddMemoryGrainStorage(Subscriptions);

    /// <summary>Null when the silo has no such streams: then nothing is published, and nothing is asked.</summary>
    public static LogPublisher? Publisher(string tenant, IServiceProvider services, TimeProvider time, ILogger logger)
    {
        if (services.GetKeyedService<IStreamProvider>(LogStream.Provider) is not { } provider)
        {
            return null;
        }

        var id = StreamId.Create(LogStream.Namespace, tenant);
        var stream = provider.GetStream<LogBatch>(id);
        return new LogPublisher(tenant, () => IsHeard(provider, id), batch => stream.OnNextAsync(batch), time, logger);
    }

    private static async Task<bool> IsHeard(IStreamProvider provider, StreamId id) =>
        !provider.TryGetStreamSubscriptionManager(out var manager) || (await manager.GetSubscriptions(LogStream.Provider, id)).Any();
}

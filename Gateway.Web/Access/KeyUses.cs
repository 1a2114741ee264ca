using System.Collections.Concurrent;
using System.Threading.Channels;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Writes down when API keys were used: at most once a minute for each, behind the requests, which it neither delays nor fails.</summary>
internal sealed class KeyUses(IApiKeyUses store, TimeProvider time, ILogger<KeyUses> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Tenant, string KeyId), DateTimeOffset> _noted = new();
    private readonly Channel<(string Tenant, string KeyId, DateTimeOffset At)> _queue
        = Channel.CreateBounded<(string, string, DateTimeOffset)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(string tenant, string keyId)
    {
        var (key, now) = ((tenant, keyId), time.GetUtcNow());
        if (!_noted.TryGetValue(key, out var last) || now - last >= Period)
        {
            _noted[key] = now;
            _queue.Writer.TryWrite((tenant, keyId, now));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (tenant, keyId, at) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await store.Note(tenant, keyId, at, stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                logger.UseNotNoted(e, tenant, keyId);
            }
        }
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>
/// After the server's key was replaced: seals what the previous ones sealed anew, so that these can be forgotten. What no key here
/// opens is left as it is and reported: most often a process of the cluster was started with another key.
/// </summary>
internal sealed class ResealWorker(
    IEndpointStore endpoints, EndpointSecretBox endpointBox, SecretBox box, TimeProvider time, ILogger<ResealWorker> logger) : BackgroundService
{
    private const int Page = 100;
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Period;
            try
            {
                await ResealAll(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                logger.ResealFailed(e);
                pause = AfterFailure;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    internal async Task ResealAll(CancellationToken cancellation)
    {
        var unreadable = new Dictionary<EndpointRef, string>();
        var resealed = 0;
        while (true)
        {
            // The store returns the unreadable ones every time: ask for as many more.
            var rows = await endpoints.SealedWithOther(box.KeyId, unreadable.Count + Page, cancellation);
            var next = rows.Where(row => !unreadable.ContainsKey(new EndpointRef(row.Tenant, row.Id))).ToList();
            if (next.Count == 0)
            {
                break;
            }

            foreach (var row in next)
            {
                resealed += await Reseal(row, unreadable, cancellation) ? 1 : 0;
            }
        }

        Report(resealed, unreadable);
    }

    private async Task<bool> Reseal(EndpointRow row, Dictionary<EndpointRef, string> unreadable, CancellationToken cancellation)
    {
        if (endpointBox.Reseal(new EndpointKey(row.Tenant, row.Id), row.Secrets) is { } secrets)
        {
            return await endpoints.Reseal(row.Tenant, row.Id, row.Secrets, secrets, cancellation);
        }

        unreadable.Add(new EndpointRef(row.Tenant, row.Id), SecretBox.KeyIdOf(row.Secrets));
        return false;
    }

    private void Report(int resealed, Dictionary<EndpointRef, string> unreadable)
    {
        if (resealed > 0)
        {
            logger.Resealed(resealed, Convert.ToHexStringLower(box.KeyId));
        }

        foreach (var (keyId, count) in unreadable.Values.CountBy(keyId => keyId))
        {
            logger.UnknownKey(count, keyId, Convert.ToHexStringLower(box.KeyId));
        }
    }
}

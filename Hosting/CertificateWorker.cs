using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Hosting;

/// <summary>Certificates are renewed while processes run: their files are read again, by time, as what watches files misses mounts.</summary>
internal sealed class CertificateWorker(ClusterCertificates certificates, TimeProvider time, ILogger<CertificateWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken);
            Look();
        }
    }

    private void Look()
    {
        try
        {
            if (certificates.Reload())
            {
                logger.CertificateReplaced(certificates.EndsAt);
            }
        }
        catch (BrokenConfigurationException e)
        {
            logger.CertificateUnusable(e.Message, certificates.EndsAt);
        }
    }
}

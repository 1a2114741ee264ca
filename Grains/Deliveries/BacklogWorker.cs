using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Deliveries;

/// <summary>Measures what waits in the store. All silos say the same of it: take the largest, not the sum.</summary>
internal sealed class BacklogWorker : BackgroundService
{
    private const int Most = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly IBacklog _backlog;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter = new(NotifyTelemetry.Name);
    private BacklogCounts _counts = new(0, 0, 0, 0);

    public BacklogWorker(IBacklog backlog, TimeProvider time, ILogger<BacklogWorker> logger)
    {
        (_backlog, _time, _logger) = (backlog, time, logger);
        _meter.CreateObservableGauge("deliveries.waiting", () => _counts.Waiting, "{delivery}", "Deliveries with a further attempt to come, at most 10,000");
        _meter.CreateObservableGauge("deliveries.due", () => _counts.Due, "{delivery}", "Deliveries whose time has come, at enabled endpoints, at most 10,000");
        _meter.CreateObservableGauge("events.scheduled", () => _counts.Scheduled, "{event}", "Events for later, at most 10,000");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _counts = await _backlog.Count(_time.GetUtcNow(), Most, stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                _logger.BacklogUnknown(e);
            }

            await Task.Delay(Every, _time, stoppingToken);
        }
    }
}

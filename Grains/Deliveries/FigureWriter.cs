using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Takes what this process counted to the store every few seconds. What was counted since then is lost with the process, and only that.</summary>
internal sealed class FigureWriter(FigureCounter counter, IDeliveryFigures figures, TimeProvider time, ILogger<FigureWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Write(stoppingToken);
        }
    }

    private async Task Write(CancellationToken cancellation)
    {
        var rows = counter.Take();
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await figures.Add(rows, cancellation);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // A part of them may be stored by now and counted twice: a chart may be wrong for a minute. A stop that is cut short loses them, and fails nothing.
            counter.PutBack(rows);
            logger.FiguresDelayed(e, rows.Count);
        }
    }
}

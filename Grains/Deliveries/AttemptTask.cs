using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Deliveries;

/// <summary>One attempt on its way, outside the endpoint's turns.</summary>
internal sealed class AttemptTask(
    DeliveryServices services, PumpTarget target, Work work, bool isProbe, ChannelWriter<Attempted?> ended, CancellationToken stopping)
    : IThreadPoolWorkItem
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    public void Execute() => Run().Ignore();

    private async Task Run()
    {
        var startedAt = services.Now;
        AttemptResult? result = null;
        try
        {
            work.Event ??= await Read();
            startedAt = services.Now;
            result = work.Event is { } logged ? await Trace(logged, startedAt) : null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            services.Logger.AttemptBroke(e, target.Key.Tenant, target.Key.Id, work.About.EventId);
            result = AttemptResult.Broken;
        }

        ended.TryWrite(new Attempted(work, isProbe, target.Settings.Url, startedAt, result));
    }

    private async Task<AttemptResult> Trace(LoggedEvent logged, DateTimeOffset startedAt)
    {
        var span = NotifyTelemetry.Begin("attempt", ActivityKind.Client, services.Traces.Of(target.Key.Tenant, logged))?
            .SetTag("tenant", target.Key.Tenant).SetTag("endpoint.id", target.Key.Id).SetTag("event.id", logged.Id);
        var result = await Send(logged, startedAt);
        DeliveryMetrics.Count(result);
        span?.SetTag("http.response.status_code", result.StatusCode).SetTag("error.type", result.ErrorKind);
        NotifyTelemetry.End(span, result.ErrorKind is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return result;
    }

    private Task<AttemptResult> Send(LoggedEvent logged, DateTimeOffset startedAt)
    {
        work.Lane ??= OrderingKey.Of(target.Settings, logged);
        var body = DeliveryBody.Of(target.Settings.Format, logged);
        return services.Sender.Send(new AttemptRequest(logged.Id, startedAt, body, target.Secrets, target.Settings, logged.Hops), stopping);
    }

    /// <summary>What waited holds no payload; null when the log no longer keeps it.</summary>
    private async Task<LoggedEvent?> Read()
    {
        while (true)
        {
            try
            {
                return (await services.Log.ReadMany(target.Key.Tenant, [work.Seq], stopping)).SingleOrDefault();
            }
            catch (StoreUnavailableException e)
            {
                services.Logger.ReadDelayed(e, target.Key.Tenant, target.Key.Id);
            }

            await Task.Delay(TryAgainAfter, services.Time, stopping);
        }
    }
}

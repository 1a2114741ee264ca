using System.Diagnostics.Metrics;
using OrleansNotify.Housekeeping;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Deliveries;

/// <summary>Measures what waits in the store. The silo that runs the job says it, and stops soon after it does not run it any longer.</summary>
internal sealed class BacklogJob : IHousekeepingJob, IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    // A count that nobody renewed was taken over by another silo, which reports its own.
    private static readonly TimeSpan Valid = Period + Period + TimeSpan.FromSeconds(10);

    private readonly IBacklog _backlog;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new(NotifyTelemetry.Name);
    private volatile Measured? _last;

    public BacklogJob(IBacklog backlog, TimeProvider time)
    {
        (_backlog, _time) = (backlog, time);
        _meter.CreateObservableGauge("deliveries.waiting", () => Measure(counts => counts.Waiting), "{delivery}", "Deliveries with a further attempt to come, at most 10,000");
        _meter.CreateObservableGauge(
            "deliveries.due", () => Measure(counts => counts.Due), "{delivery}",
            "Deliveries whose time has come, at enabled endpoints of active tenants, at most 10,000");
        _meter.CreateObservableGauge("events.scheduled", () => Measure(counts => counts.Scheduled), "{event}", "Events for later, at most 10,000");
    }

    public string Name => "backlog";

    public TimeSpan Limit => TimeSpan.FromMinutes(1);

    public TimeSpan AfterFailure => Period;

    public void Dispose() => _meter.Dispose();

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var counts = await _backlog.Count(_time.GetUtcNow(), Most, cancellation);
        _last = new Measured(counts, _time.GetTimestamp());
        return Period;
    }

    private Measurement<long>[] Measure(Func<BacklogCounts, long> value)
        => _last is { } last && _time.GetElapsedTime(last.At) < Valid ? [new(value(last.Counts))] : [];

    private sealed record Measured(BacklogCounts Counts, long At);
}

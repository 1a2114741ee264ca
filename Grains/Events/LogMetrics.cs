using System.Diagnostics.Metrics;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Events;

internal static class LogMetrics
{
    public static Counter<long> Appended { get; } = NotifyTelemetry.Meter.CreateCounter<long>("events.appended", "{event}", "Events committed to logs");

    /// <summary>Of one group commit, whatever the number of its events.</summary>
    public static Histogram<double> Commit { get; } = NotifyTelemetry.Duration("events.append.duration", "Group commits of logs, with what they waited for the store");
}

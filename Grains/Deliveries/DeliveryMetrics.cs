using System.Diagnostics.Metrics;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Deliveries;

internal static class DeliveryMetrics
{
    public static Counter<long> Attempts { get; } = NotifyTelemetry.Meter.CreateCounter<long>("deliveries.attempts", "{attempt}", "Attempts that ended, by outcome");

    public static Histogram<double> Duration { get; } = NotifyTelemetry.Duration("deliveries.attempt.duration", "Attempts, from the first look-up to the last byte");

    public static Counter<long> Dead { get; } = NotifyTelemetry.Meter.CreateCounter<long>("deliveries.dead", "{delivery}", "Deliveries whose schedule is exhausted");

    public static Counter<long> FiltersOverBudget { get; } = NotifyTelemetry.Meter.CreateCounter<long>("deliveries.unfiltered", "{event}", "Events that an endpoint's filter could not be evaluated for within its budget");

    public static void Count(AttemptResult result)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", result.ErrorKind ?? "success");
        Attempts.Add(1, outcome);
        Duration.Record(result.Duration.TotalSeconds, outcome);
    }
}

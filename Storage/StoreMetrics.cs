using System.Diagnostics.Metrics;

namespace OrleansNotify.Storage;

internal static class StoreMetrics
{
    // The meter of the whole product, which this project is below of.
    private static readonly Meter Meter = new("OrleansNotify");

    public static Counter<long> Errors { get; } = Meter.CreateCounter<long>("store.errors", "{error}", "Statements that the database could not be reached for");
}

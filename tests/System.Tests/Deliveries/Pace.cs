namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>How fast healthy endpoints get their events.</summary>
/// <param name="PerSecond">Deliveries, flat out.</param>
/// <param name="Median">From the request that published it to its arrival, at a steady rate.</param>
internal sealed record Pace(double PerSecond, TimeSpan Median, TimeSpan Slowest)
{
    public override string ToString() => $"{PerSecond:0}/s, p50 {Median.TotalMilliseconds:0.0} ms, p99 {Slowest.TotalMilliseconds:0.0} ms";
}

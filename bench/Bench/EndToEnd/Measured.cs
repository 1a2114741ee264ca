using System.Diagnostics;
using OrleansNotify.Bench.Sink;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>What one run at one system came to.</summary>
/// <param name="Received">The first receipt of each event at each endpoint that answers at once.</param>
/// <param name="Processor">Seconds of the system and its store.</param>
/// <param name="Others">Share of the machine that something else used than the system and the bench.</param>
internal sealed record Measured(Posted Posted, Receipt[] Received, int Expected, int Twice, double Processor, double Others)
{
    public int Lost => Expected - Received.Length;

    public double AcceptedPerSecond => Posted.Count / Seconds(Posted.AcceptedAt.Max() - Posted.SentAt.Min());

    /// <summary>From the first accepted event to the last receipt.</summary>
    public double PerSecond => Received.Length / Seconds(Received.Max(receipt => receipt.At) - Posted.AcceptedAt.Min());

    public double MicrosecondsPerDelivery => Processor * 1_000_000 / Received.Length;

    /// <summary>Below zero when the event was delivered before the sender had read its answer.</summary>
    public (double P50, double P99) FromAnswer => Since(Posted.AcceptedAt);

    public (double P50, double P99) FromPost => Since(Posted.SentAt);

    public (double P50, double P99) Posts
        => Percentiles.InMilliseconds([.. Posted.AcceptedAt.Zip(Posted.SentAt, (accepted, sent) => accepted - sent)]);

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    private (double P50, double P99) Since(long[] times)
        => Percentiles.InMilliseconds([.. Received.Select(receipt => receipt.At - times[receipt.Number - Posted.First])]);
}

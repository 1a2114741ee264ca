
namespace OrleansNotify.Channels;

/// <summary>An attempt that begins: on the disk before the provider is called.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Units">What it takes of the channel's budget.</param>
/// <param name="DigestCount">The events that were rendered: with one that came meanwhile it does not begin.</param>
public sealed record MessageStart(
    string MessageId, int Number, string Provider, string Account, DateTimeOffset StartedAt, string Decision, int Units, int DigestCount = 0)
{
    /// <summary>What it is expected to cost; null: no price list knows.</summary>
    public long? EstimateMicros { get; init; }

    public string? EstimateCurrency { get; init; }

    /// <summary>Null: it has no price in that currency.</summary>
    public long? CostIn(string currency) => EstimateCurrency == currency ? EstimateMicros : null;
}

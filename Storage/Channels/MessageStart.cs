
namespace OrleansNotify.Channels;

/// <summary>An attempt that begins: on the disk before the provider is called.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Units">What it takes of the channel's budget.</param>
public sealed record MessageStart(
    string MessageId, int Number, string Provider, string Account, DateTimeOffset StartedAt, string Decision, int Units);

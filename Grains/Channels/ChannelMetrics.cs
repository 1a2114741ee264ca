using System.Diagnostics.Metrics;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Channels;

internal static class ChannelMetrics
{
    public static Counter<long> Sent { get; } = NotifyTelemetry.Meter.CreateCounter<long>("channels.sent", "{message}", "Messages handed to a provider, by outcome");
}

using System.Diagnostics.Metrics;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Live;

internal static class LiveMetrics
{
    /// <summary>Once an event, whatever the number of sockets; replays of the past are not counted.</summary>
    public static Counter<long> FramesEncoded { get; } = NotifyTelemetry.Meter.CreateCounter<long>("live.frames.encoded", "{frame}", "Events encoded for live sockets");

    /// <summary>Open sockets of this process.</summary>
    public static UpDownCounter<long> Sockets { get; } = NotifyTelemetry.Meter.CreateUpDownCounter<long>("live.sockets", "{socket}", "Open live sockets");
}

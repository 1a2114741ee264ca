using System.Diagnostics.Metrics;

namespace OrleansNotify.Live;

internal static class LiveMetrics
{
    /// <summary>The meter of everything that this product counts.</summary>
    public const string MeterName = "OrleansNotify";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Once an event, whatever the number of sockets; replays of the past are not counted.</summary>
    public static Counter<long> FramesEncoded { get; } = Meter.CreateCounter<long>("live.frames.encoded", "{frame}", "Events encoded for live sockets");

    /// <summary>Open sockets of this process.</summary>
    public static UpDownCounter<long> Sockets { get; } = Meter.CreateUpDownCounter<long>("live.sockets", "{socket}", "Open live sockets");
}

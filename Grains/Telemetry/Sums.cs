using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace OrleansNotify.Telemetry;

/// <summary>What this process itself wants to know of its own counters: how many sockets and grains it holds.</summary>
internal sealed class Sums : IDisposable
{
    private const string GrainsInstrument = "orleans-grains";
    private const string GrainTypeTag = "grain_type";
    private const string SocketsInstrument = "live.sockets";

    private static readonly FrozenDictionary<string, string> ClassOfType = typeof(Sums).Assembly.GetTypes()
        .SelectMany(type => type.CustomAttributes
            .Where(attribute => attribute.AttributeType == typeof(GrainTypeAttribute))
            .Select(attribute => KeyValuePair.Create((string)attribute.ConstructorArguments[0].Value!, type.Name)))
        .ToFrozenDictionary();

    private readonly ConcurrentDictionary<string, int> _grains = new();
    private readonly MeterListener _listener = new();
    private readonly Meter _meter = new(NotifyTelemetry.Name);
    private long _sockets;

    /// <param name="meters">Of this silo: several can be in one process.</param>
    public Sums(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is GrainsInstrument or SocketsInstrument && (instrument.Meter.Scope ?? meters) == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => _grains.AddOrUpdate(TypeOf(tags), value, (_, sum) => sum + value));
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _sockets, value));
        _listener.Start();
        _meter.CreateObservableGauge(
            "grains.active", () => Grains.Select(pair => new Measurement<int>(pair.Value, new KeyValuePair<string, object?>("type", pair.Key))),
            "{grain}", "Active grains by class");
    }

    public long Sockets => Interlocked.Read(ref _sockets);

    /// <summary>Active ones by class, of this product only.</summary>
    public Dictionary<string, int> Grains => _grains
        .Where(pair => pair.Value > 0 && ClassOfType.ContainsKey(pair.Key))
        .ToDictionary(pair => ClassOfType[pair.Key], pair => pair.Value);

    /// <summary>The name that <see cref="Grains"/> has for a type of this product.</summary>
    public static string ClassOf(string grainType) => ClassOfType[grainType];

    public int Active(string grainType) => _grains.GetValueOrDefault(grainType);

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private static string TypeOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == GrainTypeTag)
            {
                return value as string ?? "";
            }
        }

        return "";
    }
}

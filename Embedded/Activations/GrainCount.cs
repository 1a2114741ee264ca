using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>Active grains by class, under the name that Orleans gives it.</summary>
static class GrainCount
{
    static readonly Meter Meter = new("Microsoft.Orleans");
    static readonly UpDownCounter<int> Grains = Meter.CreateUpDownCounter<int>("orleans-grains");

    public static void Add(int number, Type type) => Grains.Add(number, new KeyValuePair<string, object?>("type", type.FullName));
}

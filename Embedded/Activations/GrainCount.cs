using System.Diagnostics.Metrics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Active grains by grain type, under the names that Orleans gives them.</summary>
static class GrainCount
{
    static readonly Meter Meter = new("Microsoft.Orleans");
    static readonly UpDownCounter<int> Grains = Meter.CreateUpDownCounter<int>("orleans-grains");

    public static void Add(int number, GrainType type) => Grains.Add(number, new KeyValuePair<string, object?>("grain_type", type.ToString()));
}

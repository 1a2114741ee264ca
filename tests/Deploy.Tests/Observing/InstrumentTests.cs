using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Observing;

/// <summary>The list of metrics is that of the sources: one that is renamed there is missed by the dashboard here.</summary>
public sealed partial class InstrumentTests
{
    [Fact]
    public void EveryInstrumentOfTheProductIsKnownAndNoOther()
    {
        var made = new[] { "Hosting", "Grains", "Gateway.Web", "Storage" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.Path(project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Making().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value);

        Assert.Equal(MetricNames.Own.Keys.Order(), made.Distinct().Order());
    }

    // A meter's method, the product's own way to make a histogram, or the constructor of a lag.
    [GeneratedRegex("""(?:Create(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram)(?:<\w+>)?|\.Duration|: Lag)\(\s*["](?<name>[a-z.]+)["]""")]
    private static partial Regex Making();
}

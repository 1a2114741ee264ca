using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

/// <summary>How many grains of a type are a silo's fair share, by what the silos have told of themselves.</summary>
internal sealed class GrainShares
{
    /// <summary>So few make no difference, and may all arrive before the silos have told of them.</summary>
    private const int Few = 16;
    private volatile IReadOnlyList<IReadOnlyDictionary<string, int>> _silos = [];

    /// <summary>What the processes said last.</summary>
    public void Take(IEnumerable<ReportedProcess> processes)
        => _silos = [.. processes.Where(process => process.Report.Role != "gateway").Select(process => process.Report.Grains)];

    /// <summary>A quarter and a few more than the silo that has fewest.</summary>
    public int Most(string grainType)
    {
        var name = Sums.ClassOf(grainType);
        return Few + (_silos.Select(silo => silo.GetValueOrDefault(name)).DefaultIfEmpty().Min() * 5 / 4);
    }
}

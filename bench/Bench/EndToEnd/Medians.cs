namespace OrleansNotify.Bench.EndToEnd;

/// <summary>The measured of all rounds, by what was measured.</summary>
internal sealed class Medians
{
    private readonly Dictionary<string, List<Measured>> _rounds = [];

    public void Add(string name, Measured measured)
    {
        if (!_rounds.TryGetValue(name, out var rounds))
        {
            _rounds[name] = rounds = [];
        }

        rounds.Add(measured);
    }

    public double Of(string name, Func<Measured, double> value) => Median(_rounds[name].Select(value));

    /// <summary>Of the ratios within each round: what else the machine did falls on both.</summary>
    public double Ratio(string name, string other, Func<Measured, double> value)
        => Median(_rounds[name].Zip(_rounds[other], (one, two) => value(one) / value(two)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

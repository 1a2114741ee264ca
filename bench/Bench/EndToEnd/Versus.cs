namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Medians beside each other, and their ratios to those of the peers.</summary>
internal static class Versus
{
    public static void Print(
        string title, string column, IReadOnlyList<Contender> contenders, Medians medians, Func<Measured, double> value)
    {
        var peers = contenders.Where(contender => !contender.IsOurs).ToList();
        var table = new Table(title, [column, .. peers.Select(peer => $"ratio to {peer.Family}")]);
        foreach (var contender in contenders)
        {
            table.Row(contender.Name, [
                (medians.Of(contender.Name, value), "0.0"),
                .. peers.Select(peer => (medians.Ratio(contender.Name, peer.Name, value), "0.00")),
            ]);
        }
    }
}
